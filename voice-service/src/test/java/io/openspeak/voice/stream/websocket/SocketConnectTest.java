package io.openspeak.voice.stream.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.openspeak.platform.testing.LoggedLines;
import io.openspeak.platform.testing.TestTokens;
import io.openspeak.voice.given.SocketClient;
import io.openspeak.voice.v1.OpenVoiceRequest;
import io.openspeak.voice.v1.OpenVoiceResponse;
import io.openspeak.voice.v1.VoiceCloseReason;
import io.openspeak.voice.v1.VoiceHello;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may connect, how the token comes, and when it ends what it opened. */
@QuarkusTest
@SuppressWarnings("NullAway.Init")
class SocketConnectTest extends SocketTest {

    private String position;

    @BeforeEach
    void join() {
        position = facts.joined(channel, "alice");
    }

    @Test
    void tokenInTheHeader_isTaken() {
        SocketClient alice = register(
                SocketClient.open(SocketClient.builder().header("Authorization", "Bearer " + token("alice")), port()));

        alice.hello(channel, position).welcomed();
    }

    @Test
    void tokenInASubProtocol_isTaken_andTheOtherOneIsAnswered() {
        SocketClient alice = register(SocketClient.open(port(), token("alice")));

        alice.hello(channel, position).welcomed();

        assertThat(alice.raw().getSubprotocol()).isEqualTo(SocketClient.PROTOCOL);
    }

    @Test
    void tokenInTheHello_isTaken_andMessagesBehindItAreHeard() {
        SocketClient bob = browser("bob");
        SocketClient alice = register(SocketClient.open(SocketClient.builder(), port()));

        alice.send(SocketClient.hello(channel, position, token("alice")));
        alice.say(channel, 1, new byte[] {1});

        await().until(() -> bob.heard.size() == 1);
    }

    @Test
    void helloWithoutAToken_isRefused() {
        SocketClient alice = register(SocketClient.open(SocketClient.builder(), port()));

        alice.hello(channel, position);

        assertThat(alice.awaitClose()).isEqualTo(4401);
        assertThat(alice.errorReason()).isEqualTo("unauthorized");
    }

    @Test
    void nothingSaid_isClosed() {
        SocketClient alice = register(SocketClient.open(SocketClient.builder(), port()));

        assertThat(alice.awaitClose()).isEqualTo(4401);
    }

    @Test
    void forgedToken_isRefused_whereverItIs() {
        String forged = TestTokens.generate().of("alice");
        SocketClient early = register(SocketClient.open(port(), forged));
        SocketClient late = register(SocketClient.open(SocketClient.builder(), port()));

        late.send(SocketClient.hello(channel, position, forged));

        assertThat(early.awaitClose()).isEqualTo(4401);
        assertThat(late.awaitClose()).isEqualTo(4401);
    }

    @Test
    void tokenThatLacksTheScope_isForbidden() {
        String narrow = surroundings
                .tokens()
                .shape("alice")
                .claim("scope", "presence_write")
                .sign();

        SocketClient alice = register(SocketClient.open(port(), narrow));

        assertThat(alice.awaitClose()).isEqualTo(4403);
        assertThat(alice.errorReason()).isEqualTo("forbidden");
    }

    @Test
    void strangerInTheChannel_isForbidden() {
        SocketClient mallory = register(SocketClient.open(port(), token("mallory")));

        mallory.hello(channel, position);

        assertThat(mallory.awaitClose()).isEqualTo(4403);
        assertThat(mallory.errorReason()).isEqualTo("not_a_member");
    }

    @Test
    void foreignOrigin_isTurnedAway_andAListedOneIsNot() {
        assertThatThrownBy(() ->
                        SocketClient.open(SocketClient.builder().header("Origin", "https://evil.example.org"), port()))
                .hasMessage("HTTP 403");
        register(SocketClient.open(SocketClient.builder().header("Origin", "https://app.example.org"), port()))
                .send(SocketClient.hello(channel, position, token("alice")));
    }

    @Test
    void revokedToken_closesWhatItOpened() {
        SocketClient bob = browser("bob");
        String family = "family-" + UUID.randomUUID();
        String token =
                surroundings.tokens().shape("alice").claim("family", family).sign();
        SocketClient alice = register(SocketClient.open(port(), token))
                .hello(channel, position)
                .welcomed();

        facts.familyRevoked(family);

        assertThat(alice.awaitClose()).isEqualTo(4401);
        assertThat(alice.messages.getLast().getClosing().getReason())
                .isEqualTo(VoiceCloseReason.VOICE_CLOSE_REASON_UNAUTHORIZED);
        assertThat(bob.isClosed()).isFalse();
        assertThat(register(SocketClient.open(port(), token)).awaitClose()).isEqualTo(4401);
    }

    @Test
    void connectionsOfAUser_areLimited() {
        String user = "many-" + UUID.randomUUID().toString().substring(0, 8);
        List<SocketClient> all = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            SocketClient client = register(SocketClient.open(port(), token(user)));
            client.send(OpenVoiceRequest.newBuilder()
                    .setHello(VoiceHello.getDefaultInstance())
                    .build());
            all.add(client.welcomed());
        }

        SocketClient tooMany = register(SocketClient.open(port(), token(user)));

        assertThat(tooMany.awaitClose()).isEqualTo(4429);
        assertThat(tooMany.errorReason()).isEqualTo("too_many_connections");
        assertThat(all).noneMatch(SocketClient::isClosed);
    }

    @Test
    void nothingOfTheToken_isLogged() {
        String token = token("alice");
        LoggedLines logged = LoggedLines.listen();
        try (logged) {
            SocketClient alice = register(SocketClient.open(SocketClient.builder(), port()));
            alice.send(SocketClient.hello(channel, position, token));
            alice.welcomed();
            alice.send(SocketClient.hello(channel, position, token));
            assertThat(alice.awaitClose()).isEqualTo(4400);
            register(SocketClient.open(port(), "broken" + token)).awaitClose();
            assertThatThrownBy(() -> SocketClient.open(
                            SocketClient.builder()
                                    .header("Origin", "https://evil.example.org")
                                    .subprotocols("openspeak.bearer." + token),
                            port()))
                    .hasMessage("HTTP 403");
            assertThat(alice.messages).noneMatch(message -> message.toString().contains(token));
            // It listened: the refused handshake comes into the access log, once it is answered.
            await().until(() ->
                    logged.lines().stream().anyMatch(line -> line.contains("/voice") && line.contains("403")));
        }
        assertThat(logged.lines()).noneMatch(line -> line.contains(token.substring(token.length() - 20)));
    }

    @Test
    void welcome_tellsTheLimits() {
        SocketClient alice = browser("alice");

        assertThat(alice.messages.stream().filter(OpenVoiceResponse::hasWelcome))
                .allMatch(message -> message.getWelcome().getLimits().getMaxOpusBytes() == 1275);
    }
}
