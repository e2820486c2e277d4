package io.openspeak.client.link;

import io.openspeak.client.call.Backoff;
import java.time.Duration;

/**
 * Times of a link.
 *
 * @param backoff between attempts
 * @param welcomeWithin an attempt without welcome for this long counts as failed
 * @param goodAfter a stream that lived this long makes earlier failures forgotten
 * @param overlap a stream that the server asked to leave is heard for this long beside its successor: pods learn from each other who
 *     listens where, and what is said meanwhile comes by the old one only
 */
public record LinkSettings(Backoff backoff, Duration welcomeWithin, Duration goodAfter, Duration overlap) {

    public static final LinkSettings DEFAULT =
            new LinkSettings(Backoff.DEFAULT, Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(1));
}
