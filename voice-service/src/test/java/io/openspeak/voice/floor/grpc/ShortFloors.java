package io.openspeak.voice.floor.grpc;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * Floor control with short times: nobody wants to wait. But a floor lasts longer than a machine with two cores stands still, beside what a
 * test does meanwhile; the lease alone is so short that it lapses within a test, which costs nobody a word.
 */
public final class ShortFloors implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return Map.of(
                "openspeak.voice.floor.lease",
                "600ms",
                "openspeak.voice.floor.renew-every",
                "150ms",
                "openspeak.voice.floor.silence",
                "5s",
                "openspeak.voice.floor.longest-talk",
                "8s",
                "openspeak.voice.floor.talk-warning",
                "5s",
                "openspeak.voice.floor.reconnect-wait",
                "4s",
                "openspeak.voice.floor.pre-grant",
                "4s",
                "openspeak.voice.floor.queue-wait",
                "15s");
    }

    @Override
    public void stop() {}
}
