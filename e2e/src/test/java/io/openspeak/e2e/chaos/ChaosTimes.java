package io.openspeak.e2e.chaos;

import io.openspeak.launcher.LocalInstallationBuilder;
import io.openspeak.launcher.Service;
import java.time.Duration;
import java.util.Map;

/** The times of the installation under test, shorter than usual so that a run is short, and the bounds that follow from them. */
final class ChaosTimes {

    static final Duration SILENCE = Duration.ofSeconds(6);
    static final Duration RECONNECTING = Duration.ofSeconds(4);
    static final Duration HEARTBEAT = Duration.ofSeconds(3);

    /** After its last heartbeat a session without a stream is live for two heartbeats and 5 s. */
    static final Duration HEARTBEAT_LEASE = HEARTBEAT.multipliedBy(2).plusSeconds(5);

    static final Duration POD_LEASE = Duration.ofSeconds(5);
    private static final Duration POD_RENEWAL = Duration.ofSeconds(1);
    private static final Duration SWEEP = Duration.ofMillis(250);

    /** One reaper works on a partition; when it dies, the next one waits for this lease, which is no setting. */
    private static final Duration REAPER_LEASE = Duration.ofSeconds(6);

    /** What a busy machine with two cores may add. */
    private static final Duration SLACK = Duration.ofMillis(2500);

    /** From a departure to OFFLINE while all is well. */
    static final Duration CALM_BOUND = RECONNECTING.plus(SWEEP).plus(SLACK);

    /**
     * From a departure, or from the end of the last disaster that came between, to OFFLINE: the pod's lease runs out, the reaper's
     * successor takes over, waits until the living have renewed their leases, and only then does the session reconnect in vain.
     */
    static final Duration BOUND =
            CALM_BOUND.plus(POD_LEASE).plus(REAPER_LEASE).plus(POD_LEASE).plus(POD_RENEWAL);

    private ChaosTimes() {}

    static LocalInstallationBuilder shorten(LocalInstallationBuilder installation) {
        Map.ofEntries(
                        Map.entry("PING_INTERVAL", Duration.ofSeconds(1)),
                        Map.entry("SILENCE", SILENCE),
                        Map.entry("PATIENT_SILENCE", Duration.ofSeconds(9)),
                        Map.entry("RECONNECTING", RECONNECTING),
                        Map.entry("RESUMABLE", Duration.ofSeconds(15)),
                        Map.entry("POD_LEASE", POD_LEASE),
                        Map.entry("POD_RENEWAL", POD_RENEWAL),
                        Map.entry("SWEEP", SWEEP),
                        Map.entry("IDLE", Duration.ofSeconds(25)),
                        Map.entry("ACTIVITY_GRAIN", Duration.ofSeconds(1)),
                        Map.entry("HEARTBEAT", HEARTBEAT))
                .forEach((setting, value) ->
                        installation.env(Service.PRESENCE, "OPENSPEAK_PRESENCE_" + setting, text(value)));
        return installation;
    }

    private static String text(Duration value) {
        return value.toMillis() + "ms";
    }
}
