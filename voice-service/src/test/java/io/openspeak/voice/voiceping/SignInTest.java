package io.openspeak.voice.voiceping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.openspeak.auth.v1.Account;
import io.openspeak.channel.v1.JoinChannelRequest;
import io.openspeak.voice.given.OtherServices;
import io.openspeak.voice.voiceping.domain.MessageType;
import io.openspeak.voice.voiceping.domain.WireId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.WebSocket;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let in, by which token, from where. */
@QuarkusTest
@QuarkusTestResource(OtherServices.class)
@QuarkusTestResource(VoicePingTimes.class)
class SignInTest extends VoicePingWorld {

    record Way(String name, Function<String, WebSocket.Builder> builder) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Way> ways() {
        return List.of(
                new Way(
                        "token",
                        token ->
                                VoicePingClient.builder().header("token", token).header("device_id", "d1")),
                new Way(
                        "voicepingtoken",
                        token -> VoicePingClient.builder()
                                .header("voicepingtoken", token)
                                .header("deviceid", "d1")),
                new Way("sub-protocols", token -> VoicePingClient.builder().subprotocols(token, "d1")),
                new Way("one sub-protocol", token -> VoicePingClient.builder().subprotocols(token)));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void token_mayComeInMoreThanOnePlace(Way way) {
        int one = number();
        String token = SelfSigned.of(one).sign();

        VoicePingClient client = VoicePingClient.open(way.builder().apply(token), address.getPort(), "/");
        open.add(client);
        client.say(1, 25, one, 0, "hello");

        client.await(MessageType.CONNECTION_ACK);
        assertThat(client.raw().getSubprotocol()).isEqualTo(way.name().contains("sub-protocol") ? token : "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/voiceping"})
    void paths_areThoseOfTheSettings(String path) {
        int one = number();
        VoicePingClient client = VoicePingClient.open(
                VoicePingClient.builder().header("token", SelfSigned.of(one).sign()), address.getPort(), path);
        open.add(client);

        client.say(1, 25, one, 0, "hello");

        client.await(MessageType.CONNECTION_ACK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"uid", "user_id", "userId", "sub", "id"})
    void userId_mayStandInAnyOfTheseClaims(String claim) {
        int one = number();
        connect(new SelfSigned().with(claim, one).with("channelIds", List.of(group)));

        await().until(() -> joins(one).size() == 1);
        JoinChannelRequest join = joins(one).getFirst();
        assertThat(join.getChannelId()).isEqualTo(String.valueOf(group));
        assertThat(join.getOwner().getRolesList()).containsExactly("member");
        assertThat(join.getOwner().getAddress()).isEqualTo("127.0.0.1");
        assertThat(join.getSessionId()).isEmpty();
    }

    private List<JoinChannelRequest> joins(int user) {
        return surroundings.channels().joins.stream()
                .filter(join -> join.getOwner().getUserId().equals(String.valueOf(user)))
                .toList();
    }

    @Test
    void ownToken_isAccepted_andRolesComeAlong() {
        VoicePingClient client = VoicePingClient.open(
                address.getPort(), surroundings.tokens().of("mod-" + group, "moderator", "member"), "d1");
        open.add(client);

        client.say(0, 15, "mod-" + group, group, null);

        await().until(() -> surroundings.channels().joins.stream()
                .anyMatch(join -> join.getOwner().getUserId().equals("mod-" + group)
                        && join.getOwner().getRolesList().contains("moderator")));
    }

    static List<String> badTokens() {
        long now = System.currentTimeMillis() / 1000;
        return List.of(
                "nonsense",
                "a.b.c",
                SelfSigned.of("x").by("another secret that is long enough too").sign(),
                SelfSigned.of("x")
                        .as("HS512")
                        .by(VoicePingTimes.SECRET.repeat(2))
                        .sign(),
                SelfSigned.of("x").with("exp", now - 1).sign(),
                SelfSigned.of("x").without("exp").sign(),
                SelfSigned.of("x").with("iat", now + 60).sign(),
                SelfSigned.of("x").with("nbf", now + 60).sign(),
                SelfSigned.of("x").with("exp", now + 90_000).sign(),
                SelfSigned.of("x").with("exp", "tomorrow").sign(),
                SelfSigned.of("not an id").sign(),
                SelfSigned.of("a{b}").sign(),
                SelfSigned.of("").sign(),
                new SelfSigned().sign());
    }

    @ParameterizedTest
    @MethodSource("badTokens")
    void badToken_isUnauthorized(String token) {
        assertThat(VoicePingClient.refusal(VoicePingClient.builder().header("token", token), address.getPort()))
                .isEqualTo(401);
    }

    @Test
    void noToken_isUnauthorized() {
        assertThat(VoicePingClient.refusal(VoicePingClient.builder(), address.getPort()))
                .isEqualTo(401);
    }

    @Test
    void selfSignedToken_countsNowhereElse() {
        assertThat(io.restassured.RestAssured.given()
                        .header("authorization", "Bearer " + SelfSigned.of("x").sign())
                        .header("connection", "upgrade")
                        .header("upgrade", "websocket")
                        .header("sec-websocket-version", "13")
                        .header("sec-websocket-key", "dGhlIHNhbXBsZSBub25jZQ==")
                        .get("/voiceping")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void disabledAccount_isCut_andNotLetIn() {
        String user = "gone-" + group;
        VoicePingClient client = connect(SelfSigned.of(user));

        facts.account(Account.newBuilder().setUserId(user).setDisabled(true).build());

        assertThat(client.awaitClose()).isEqualTo(4401);
        assertThat(VoicePingClient.refusal(
                        VoicePingClient.builder()
                                .header("token", SelfSigned.of(user).sign()),
                        address.getPort()))
                .isEqualTo(401);
    }

    @Test
    void tokenThatEnds_endsTheConnection_afterItsGrace() {
        VoicePingClient client = connect(SelfSigned.of(number()).with("exp", System.currentTimeMillis() / 1000 + 4));

        assertThat(client.awaitClose()).isEqualTo(4401);
    }

    @Test
    void spelling_ofNumbersAsText_isKept() {
        String user = String.valueOf(number());
        VoicePingClient client = connect(SelfSigned.of(user).with("channelIds", List.of(String.valueOf(group))));
        awaitMember(client, user, String.valueOf(group));
        VoicePingClient other = member(number());

        client.say(0, 1, user, String.valueOf(group), null);

        assertThat(other.await(MessageType.START).from()).isEqualTo(new WireId.Text(user));
        assertThat(other.await(MessageType.START).to()).isEqualTo(new WireId.Text(String.valueOf(group)));
    }
}
