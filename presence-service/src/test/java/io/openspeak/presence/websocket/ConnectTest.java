package io.openspeak.presence.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.openspeak.platform.testing.LoggedLines;
import io.openspeak.platform.testing.RealRedisResource;
import io.openspeak.platform.testing.TestKeys;
import io.openspeak.platform.testing.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URL;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who may connect, and how the token comes. */
@QuarkusTest
@QuarkusTestResource(RealRedisResource.class)
@QuarkusTestResource(TestKeys.class)
class ConnectTest {

    @TestHTTPResource
    URL url;

    private final TestTokens tokens = TestTokens.trusted();
    private final String alice = "alice-" + UUID.randomUUID().toString().substring(0, 8);
    private final String token = tokens.of(alice);

    private String address() {
        return TestSocket.url(url.getPort());
    }

    @Test
    void tokenInTheHeader_opensASession() {
        try (TestSocket socket =
                TestSocket.connect(TestSocket.builder().header("Authorization", "Bearer " + token), address())) {
            socket.awaitPresence(alice, "online");
        }
    }

    @Test
    void tokenInASubProtocol_opensASession() {
        try (TestSocket socket = TestSocket.connect(
                TestSocket.builder().subprotocols("colink.v1", "openspeak.bearer." + token), address())) {
            socket.awaitPresence(alice, "online");

            assertThat(socket.raw().getSubprotocol()).isEqualTo("colink.v1");
        }
    }

    @Test
    void newDialect_canBeAskedForBySubProtocol() {
        try (TestSocket socket = TestSocket.connect(
                TestSocket.builder().subprotocols("openspeak.v2", "openspeak.bearer." + token), address())) {
            socket.send("{\"type\":\"hello\"}");

            socket.await("hello");
        }
    }

    @Test
    void tokenInTheFirstFrame_opensASession() {
        try (TestSocket socket = TestSocket.connect(address())) {
            socket.send("{\"type\":\"auth\",\"token\":\"" + token + "\"}");

            socket.awaitPresence(alice, "online");
        }
    }

    @Test
    void wrongToken_isTold_andClosed() {
        try (TestSocket socket =
                TestSocket.connect(address() + "?token=" + TestTokens.generate().of(alice))) {
            assertThat(socket.awaitClose()).isEqualTo(4401);
            assertThat(socket.await("error").path("code").asInt()).isEqualTo(401);
        }
    }

    @Test
    void noToken_isWaitedFor_andThenClosed() {
        try (TestSocket socket = TestSocket.connect(address())) {
            assertThat(socket.awaitClose()).isEqualTo(4401);
        }
    }

    @Test
    void whoNeverSaysHello_isClosed() {
        try (TestSocket socket = TestSocket.connect(address() + "?protocol=2&token=" + token)) {
            assertThat(socket.awaitClose()).isEqualTo(4400);
        }
    }

    @Test
    void frameBeforeTheToken_isRefused() {
        try (TestSocket socket = TestSocket.connect(address())) {
            socket.send("{\"type\":\"ping\"}");

            assertThat(socket.awaitClose()).isEqualTo(4401);
        }
    }

    @Test
    void tokenThatLacksTheScope_isForbidden() {
        String narrow = tokens.shape(alice).claim("scope", "channels_read").sign();
        try (TestSocket socket = TestSocket.connect(address() + "?token=" + narrow)) {
            assertThat(socket.awaitClose()).isEqualTo(4403);
        }
    }

    @Test
    void foreignOrigin_isTurnedAway_andListedOnesAreNot() {
        assertThatThrownBy(() -> TestSocket.connect(
                        TestSocket.builder().header("Origin", "https://evil.example.org"),
                        address() + "?token=" + token))
                .hasMessage("HTTP 403");
        try (TestSocket socket = TestSocket.connect(
                TestSocket.builder().header("Origin", "https://app.example.org"), address() + "?token=" + token)) {
            socket.awaitPresence(alice, "online");
        }
    }

    @Test
    void nothingOfTheToken_isLogged() {
        LoggedLines logged = LoggedLines.listen();
        try (logged;
                TestSocket socket = TestSocket.colink(url.getPort(), token)) {
            socket.send("{\"type\":\"auth\",\"token\":\"" + token + "\"}");
            socket.await("error");
            socket.goodbye();
            TestSocket.connect(address() + "?token=broken" + token).awaitClose();
            assertThatThrownBy(() -> TestSocket.connect(
                            TestSocket.builder().header("Origin", "https://evil.example.org"),
                            address() + "?token=" + token))
                    .hasMessage("HTTP 403");
            // It listened: the refused handshake comes into the access log, once it is answered.
            await().until(() -> logged.lines().stream().anyMatch(line -> line.contains("/ws") && line.contains("403")));
        }
        assertThat(logged.lines()).noneMatch(line -> line.contains(token.substring(token.length() - 20)));
    }
}
