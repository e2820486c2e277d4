package io.openspeak.launcher;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;

/**
 * How long it took until everything was ready, in seconds.
 *
 * @param startToReady from the start of the launcher
 * @param commandToReady from the person's command on, with whatever the script had to build
 * @param firstBuild whether the script built from nothing, so that the latter is "from clone to ready"
 */
record StartTiming(
        @JsonProperty("start_to_ready_seconds") double startToReady,
        @JsonProperty("command_to_ready_seconds") double commandToReady,
        @JsonProperty("first_build") boolean firstBuild) {

    /** The script says through system properties when it was called and whether it built from nothing. */
    static StartTiming of(Instant launched, Instant ready) {
        Instant called = Instant.ofEpochMilli(Long.getLong("openspeak.called-at-millis", launched.toEpochMilli()));
        return new StartTiming(
                seconds(launched, ready), seconds(called, ready), Boolean.getBoolean("openspeak.first-build"));
    }

    private static double seconds(Instant from, Instant to) {
        return Math.round(Duration.between(from, to).toMillis() / 100.0) / 10.0;
    }
}
