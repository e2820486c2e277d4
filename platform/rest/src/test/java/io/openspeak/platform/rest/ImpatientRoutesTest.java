package io.openspeak.platform.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.openspeak.platform.identity.tokens.KeySource;
import io.openspeak.platform.testing.TestKeys;
import io.openspeak.platform.testing.TestTokens;
import io.openspeak.platform.testing.surface.RawHttp;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls that take too long, and clients that do not wait. */
@QuarkusTest
@TestProfile(ImpatientRoutesTest.Impatient.class)
@QuarkusTestResource(TestKeys.class)
class ImpatientRoutesTest {

    /** A service that gives its calls a few seconds, behind a proxy. */
    public static class Impatient implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "openspeak.rest.timeout",
                    "3s",
                    "quarkus.http.proxy.proxy-address-forwarding",
                    "true",
                    "quarkus.http.proxy.trusted-proxies",
                    "127.0.0.1");
        }
    }

    @Inject
    KeySource keys;

    @BeforeEach
    void awaitKeys() {
        await().until(keys::ready);
    }

    @Test
    void call_tooLong_isUnavailableAndCancelled() {
        int before = CancelledCalls.COUNT.get();

        RawHttp answer = RawHttp.send("GET", "/channels/never", token(), new byte[0]);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.text()).contains("application/problem+json").contains("\"unavailable\"");
        await().until(() -> CancelledCalls.COUNT.get() > before);
    }

    @Test
    void client_goesAway_callIsCancelled() throws IOException {
        int waiting = ChannelsUnderTest.WAITING.get();
        int cancelled = CancelledCalls.COUNT.get();
        Socket client = RawHttp.connect();
        String request = "GET /channels/never HTTP/1.1\r\nHost: localhost\r\n" + token() + "\r\n";
        client.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        await().until(() -> ChannelsUnderTest.WAITING.get() > waiting);

        client.close();

        await().until(() -> CancelledCalls.COUNT.get() > cancelled);
    }

    @Test
    void call_throughTrustedProxy_comesFromWhereItSays() {
        RawHttp answer = RawHttp.send("GET", "/channels/c", token() + "X-Forwarded-For: 203.0.113.7\r\n", new byte[0]);

        assertThat(answer.text()).contains("\"topic\":\"203.0.113.7\"");
    }

    private static String token() {
        return RawHttp.bearer(TestTokens.trusted().of("alice"));
    }
}
