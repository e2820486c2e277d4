package io.openspeak.presence.history.domain;

import io.openspeak.platform.identity.UserId;
import java.time.Instant;

/**
 * What a fact says of a user.
 *
 * @param user who
 * @param at when
 * @param portrait presence after it; how long the user sits where it sits is not known from one fact
 * @param came true if a session began
 * @param went true if a session ended
 */
public record Sighting(UserId user, Instant at, Portrait portrait, boolean came, boolean went) {}
