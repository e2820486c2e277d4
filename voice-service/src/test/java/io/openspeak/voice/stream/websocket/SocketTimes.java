package io.openspeak.voice.stream.websocket;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Settings of {@code /voice} in tests: short times, and one foreign origin that may connect. */
public final class SocketTimes implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return Map.of(
                "openspeak.voice.websocket.token-wait", "4s",
                "openspeak.voice.websocket.origins", "https://app.example.org",
                // So that a test sees that it tells nothing of tokens.
                "quarkus.http.access-log.enabled", "true");
    }

    @Override
    public void stop() {}
}
