package io.openspeak.auth;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Settings of auth-service under test: cheap password hashes and a tokens file that tests may rewrite. */
public final class TestEnvironment implements QuarkusTestResourceLifecycleManager {

    /** Name of an argument: what the tokens file holds at first. */
    public static final String TOKENS_FILE = "tokens-file";

    private String firstTokens = "{\"tokens\":[]}";

    @Override
    public void init(Map<String, String> arguments) {
        firstTokens = arguments.getOrDefault(TOKENS_FILE, firstTokens);
    }

    @Override
    public Map<String, String> start() {
        try {
            Path tokens = Files.createTempDirectory("openspeak-auth").resolve("tokens.json");
            Files.writeString(tokens, firstTokens);
            return Map.of(
                    "openspeak.auth.tokens-file", tokens.toString(),
                    "openspeak.auth.tokens-file-check", "50ms",
                    "openspeak.auth.first-admin", "",
                    "openspeak.auth.attempts.address-burst", "1000",
                    "openspeak.auth.passwords.memory-kib", "64",
                    "openspeak.auth.passwords.iterations", "1");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void stop() {}
}
