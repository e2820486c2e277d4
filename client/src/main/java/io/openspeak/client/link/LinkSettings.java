package io.openspeak.client.link;

import io.openspeak.client.call.Backoff;
import java.time.Duration;

/**
 * Times of a link.
 *
 * @param backoff between attempts
 * @param welcomeWithin an attempt without welcome for this long counts as failed
 * @param goodAfter a stream that lived this long makes earlier failures forgotten
 */
public record LinkSettings(Backoff backoff, Duration welcomeWithin, Duration goodAfter) {

    public static final LinkSettings DEFAULT =
            new LinkSettings(Backoff.DEFAULT, Duration.ofSeconds(5), Duration.ofSeconds(5));
}
