package io.openspeak.auth.domain;

import java.time.Instant;

/** What came of bringing a refresh token. */
public sealed interface Renewal {

    /**
     * The token is spent and its successor counts.
     *
     * @param salt by which the successor follows from it
     * @param device what signed in
     * @param expiresAt when the successor ends unless it is used
     */
    record Renewed(String salt, Device device, Instant expiresAt) implements Renewal {}

    /** There is no such family, or it has ended. */
    record Ended() implements Renewal {}

    /** The token was spent before: its family has ended now. */
    record Reused() implements Renewal {}

    /** The account is disabled: the family has ended now. */
    record Disabled() implements Renewal {}
}
