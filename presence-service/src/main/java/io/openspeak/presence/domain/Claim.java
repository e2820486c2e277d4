package io.openspeak.presence.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a user asked to be seen as, on all devices.
 *
 * @param status AWAY, DO_NOT_DISTURB or INVISIBLE; ONLINE for a text alone
 * @param text custom text; empty: none
 * @param since when it was made
 * @param until when it ends and the claim before it returns; null: never
 * @param source where it came from, for example {@code user}
 */
public record Claim(
        Status status, String text, Instant since, @Nullable Instant until, String source) {

    boolean endedAt(Instant now) {
        return until != null && !now.isBefore(until);
    }
}
