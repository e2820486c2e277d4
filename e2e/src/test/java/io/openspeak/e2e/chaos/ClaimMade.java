package io.openspeak.e2e.chaos;

import java.time.Instant;

/**
 * A status that a client asked for.
 *
 * @param answered when it was acknowledged; {@link Instant#MAX}: nobody knows whether it was carried out
 */
record ClaimMade(boolean invisible, Instant asked, Instant answered) {}
