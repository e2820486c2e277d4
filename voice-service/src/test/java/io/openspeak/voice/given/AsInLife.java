package io.openspeak.voice.given;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Speech is late as soon as it is late in life; other tests have patience with their machine ({@link OtherServices}). */
public final class AsInLife implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("openspeak.voice.max-broadcast-lag", "100ms", "openspeak.voice.max-packet-age", "500ms");
    }
}
