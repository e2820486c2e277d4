package io.openspeak.voice.voiceping;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;

/** Settings of VoicePing in tests: a shared secret, and short times. */
public final class VoicePingTimes implements QuarkusTestResourceLifecycleManager {

    static final String SECRET = "a secret that is long enough for HS256";

    @Override
    public Map<String, String> start() {
        try {
            return Map.of(
                    "openspeak.identity.shared-secret.file",
                    Files.writeString(Files.createTempFile("voiceping", "secret"), SECRET + "\n")
                            .toString(),
                    "openspeak.voice.token-grace",
                    "500ms",
                    "openspeak.voice.voiceping.silence",
                    "5s",
                    "openspeak.voice.voiceping.leave-after",
                    "500ms",
                    "openspeak.voice.voiceping.pause",
                    "3s",
                    "openspeak.voice.voiceping.max-message-bytes",
                    "4096",
                    "openspeak.voice.voiceping.max-errors",
                    "5");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void stop() {}
}
