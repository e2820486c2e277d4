package io.openspeak.platform.testing;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes a {@code @QuarkusTest} trust the tokens of {@link TestTokens#trusted}: {@code @QuarkusTestResource(TestKeys.class)}.
 * Services fetch the key set as they do in production; auth-service gets the key itself.
 */
public final class TestKeys implements QuarkusTestResourceLifecycleManager {

    /** Key pair of the tokens that are trusted, for resources of a test that bring their own key set. */
    public static final String KEY_SETTING = "openspeak.test.signing-key";

    private @Nullable HttpServer server;

    @Override
    public Map<String, String> start() {
        TestTokens tokens = TestTokens.generate();
        try {
            HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server = started;
            byte[] keySet = tokens.keySet().getBytes(StandardCharsets.UTF_8);
            started.createContext("/jwks.json", exchange -> {
                exchange.sendResponseHeaders(200, keySet.length);
                exchange.getResponseBody().write(keySet);
                exchange.close();
            });
            started.start();
            Path pem = Files.createTempFile("openspeak-test-key", ".pem");
            Files.writeString(pem, tokens.pem());
            return Map.of(
                    "openspeak.identity.jwks-url",
                    "http://127.0.0.1:" + started.getAddress().getPort() + "/jwks.json",
                    "openspeak.auth.signing-key-file",
                    pem.toString(),
                    KEY_SETTING,
                    tokens.keyPair());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }
}
