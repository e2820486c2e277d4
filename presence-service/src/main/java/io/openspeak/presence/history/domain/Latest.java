package io.openspeak.presence.history.domain;

import java.time.Instant;

/**
 * What the history of a user says last.
 *
 * @param at time of the last entry
 * @param portrait what all entries fold to
 */
public record Latest(Instant at, Portrait portrait) {}
