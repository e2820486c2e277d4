package io.openspeak.voice.floor.grpc;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Floor control with short times: nobody wants to wait. */
public final class ShortFloors implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return Map.of(
                "openspeak.voice.floor.lease",
                "600ms",
                "openspeak.voice.floor.renew-every",
                "150ms",
                "openspeak.voice.floor.silence",
                "1500ms",
                "openspeak.voice.floor.longest-talk",
                "3s",
                "openspeak.voice.floor.talk-warning",
                "1500ms",
                "openspeak.voice.floor.reconnect-wait",
                "700ms",
                "openspeak.voice.floor.queue-wait",
                "5s");
    }

    @Override
    public void stop() {}
}
