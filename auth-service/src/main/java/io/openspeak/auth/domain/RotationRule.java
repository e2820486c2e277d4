package io.openspeak.auth.domain;

import java.time.Duration;

/**
 * When signing keys change.
 *
 * @param rotation how long a key signs; zero: until an operator changes it
 * @param overlap how long a key is published before it signs, longer than verifiers keep key sets
 * @param pickUp within which time every replica knows a change
 * @param longestToken longest life of the tokens that are signed now
 */
public record RotationRule(Duration rotation, Duration overlap, Duration pickUp, Duration longestToken) {

    /** An IllegalArgumentException names the value that can't be. */
    public RotationRule {
        if (overlap.isNegative() || rotation.isNegative()) {
            throw new IllegalArgumentException(
                    "rotation " + rotation + " or overlap " + overlap + " is negative; expected 0 or more");
        }
        if (!rotation.isZero() && rotation.compareTo(overlap.multipliedBy(2)) < 0) {
            throw new IllegalArgumentException(
                    "rotation " + rotation + " is too short; expected at least twice the overlap of " + overlap);
        }
    }
}
