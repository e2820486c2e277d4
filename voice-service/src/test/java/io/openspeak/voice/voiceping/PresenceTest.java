package io.openspeak.voice.voiceping;

import static io.openspeak.voice.voiceping.VoicePingClient.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grpc.Status;
import io.openspeak.presence.v1.OpenSessionRequest;
import io.openspeak.voice.given.GivenPresence;
import io.openspeak.voice.given.OtherServices;
import io.openspeak.voice.voiceping.domain.Message;
import io.openspeak.voice.voiceping.domain.MessageType;
import io.openspeak.voice.voiceping.domain.Payload;
import io.openspeak.voice.voiceping.domain.WireId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.msgpack.core.MessagePack;

/** Heartbeats of mobile clients, what watching clients are told, and that voice needs none of it. */
@QuarkusTest
@QuarkusTestResource(OtherServices.class)
@QuarkusTestResource(VoicePingTimes.class)
class PresenceTest extends VoicePingWorld {

    @Test
    void connection_opensASession_andAHeartbeatKeepsIt() {
        int one = number();
        VoicePingClient alice = connect(SelfSigned.of(one).with("role", "mobile"), "phone-1");
        GivenPresence.Session session = session(one);

        alice.say(0, 30, one, 0, java.util.Map.of("type", "heartbeat", "timestamp", System.currentTimeMillis()));

        await().until(() -> session.commands.stream().anyMatch(OpenSessionRequest::hasHeartbeat));
        assertThat(session.hello().getOwner().getClientRole()).isEqualTo("mobile");
        assertThat(session.hello().getOwner().getRolesList()).containsExactly("member");
        assertThat(session.hello().getOwner().getIssuedAt()).isPositive();
        assertThat(session.hello().getMetadataMap()).containsEntry("device_id", "phone-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"web", "dashboard"})
    void watchingClient_getsOneSnapshot_thenUpdates(String role) {
        int one = number();
        int there = number();
        surroundings.presence().online.add(String.valueOf(there));
        VoicePingClient web = connect(SelfSigned.of(one).with("role", role));
        Message snapshot = web.await(MessageType.PRESENCE_SNAPSHOT);
        GivenPresence.Session session = session(one);

        session.online("new-" + there);
        session.online("new-" + there);
        session.offline(String.valueOf(there));
        List<Message> updates = web.await(MessageType.PRESENCE_UPDATE, 2);

        assertThat(snapshot.from()).isEqualTo(WireId.ZERO);
        assertThat(snapshot.id()).isEqualTo(new WireId.Nil());
        JsonObject all = json(snapshot);
        assertThat(all.getJsonArray("users").getJsonObject(0))
                .isEqualTo(new JsonObject()
                        .put("userId", there)
                        .put("status", "online")
                        .put("lastSeen", 1_702_281_234_567L));
        assertThat(all.getLong("timestamp")).isPositive();
        assertThat(json(updates.get(0)).getString("userId")).isEqualTo("new-" + there);
        assertThat(json(updates.get(0)).getString("status")).isEqualTo("online");
        assertThat(json(updates.get(1)).getInteger("userId")).isEqualTo(there);
        assertThat(json(updates.get(1)).getString("status")).isEqualTo("offline");
        assertThat(web.all(MessageType.PRESENCE_SNAPSHOT)).hasSize(1);
    }

    @Test
    void whoLeavesTheGroups_isOfflineToWhoWatches() {
        int one = number();
        String there = String.valueOf(number());
        surroundings.presence().online.add(there);
        VoicePingClient web = connect(SelfSigned.of(one).with("role", "web"));
        web.await(MessageType.PRESENCE_SNAPSHOT);

        session(one).unwatched(there);

        assertThat(json(web.await(MessageType.PRESENCE_UPDATE)).getString("status"))
                .isEqualTo("offline");
    }

    @Test
    void heartbeat_ofAWatchingClient_isAnError() {
        int one = number();
        VoicePingClient web = connect(SelfSigned.of(one).with("role", "web"));

        web.say(0, 30, one, 0, null);

        JsonObject error = new JsonObject(text(web.await(MessageType.HEARTBEAT)));
        assertThat(error.getString("error")).isEqualTo("invalid_request");
        assertThat(error.getString("message")).contains("heartbeats");
    }

    @Test
    void mobileClient_isToldOfNobody() {
        int one = number();
        VoicePingClient alice = connect(SelfSigned.of(one));
        session(one).online("somebody");
        alice.say(1, 25, one, 0, "done?");

        alice.await(MessageType.CONNECTION_ACK);

        assertThat(alice.all(MessageType.PRESENCE_SNAPSHOT)).isEmpty();
        assertThat(alice.all(MessageType.PRESENCE_UPDATE)).isEmpty();
    }

    @Test
    void goodbye_endsTheSession_andABreakOnlyCutsIt() {
        int one = number();
        int two = number();
        VoicePingClient alice = connect(SelfSigned.of(one));
        VoicePingClient bob = connect(SelfSigned.of(two));
        GivenPresence.Session hers = session(one);
        GivenPresence.Session his = session(two);

        alice.goodbye();
        bob.close();

        await().until(() -> hers.ended && his.ended);
        assertThat(hers.commands).anyMatch(OpenSessionRequest::hasGoodbye);
        assertThat(his.commands).noneMatch(OpenSessionRequest::hasGoodbye);
    }

    @Test
    void brokenStream_isOpenedAgain_withTheSameSession() {
        int one = number();
        connect(SelfSigned.of(one).with("role", "web"));
        GivenPresence.Session first = session(one);

        first.breakOff();

        await().until(() -> sessions(one).size() == 2);
        assertThat(sessions(one).getLast().hello().getResumeSessionId()).startsWith("s-");
    }

    @Test
    void groupThatPresenceTookAway_isAskedForAgain_whileTheClientIsInIt() {
        GivenPresence.Session session = watching(number());

        session.removed(String.valueOf(group));

        await().until(() -> session.watched().size() == 2);
        assertThat(session.watched().getLast()).containsExactly(String.valueOf(group));
    }

    @Test
    void refusedWatch_isTriedAgain() {
        surroundings.presence().refusals.add("unavailable");
        GivenPresence.Session session = watching(number());

        await().until(() -> session.watched().size() == 2);
        assertThat(session.watched().getLast()).containsExactly(String.valueOf(group));
    }

    @Test
    void groupOfTheTokenThatIsNotThere_keepsNobodyFromTheOthers() {
        int one = number();
        surroundings.presence().helloRefusals.add(Status.NOT_FOUND);
        VoicePingClient web = connect(SelfSigned.of(one).with("role", "web").with("channelIds", List.of(987_654)));
        await().until(() -> sessions(one).size() == 2);

        web.say(0, 15, one, group, null);

        await().until(() -> session(one).watched().contains(List.of(String.valueOf(group))));
        assertThat(session(one).hello().getInterest().getRoomIdsList()).isEmpty();
    }

    /** A watching client in the group, of whose members it has asked to know. */
    private GivenPresence.Session watching(int user) {
        VoicePingClient web = connect(SelfSigned.of(user).with("role", "web"));
        GivenPresence.Session session = session(user);
        web.say(0, 15, user, group, null);
        await().until(() -> session.watched().size() == 1);
        return session;
    }

    @Test
    void withoutPresence_peopleTalkAllTheSame() {
        surroundings.presence().away = true;
        int one = number();
        VoicePingClient alice = member(one);
        VoicePingClient bob = member(number());

        alice.say(0, 1, one, group, null);
        alice.say(0, 3, one, group, new byte[] {1});

        bob.await(MessageType.AUDIO);
        surroundings.presence().away = false;
        await().until(() -> !sessions(one).isEmpty());
    }

    @Test
    void withoutChannelService_membersGoOn() {
        int one = number();
        facts.joined(String.valueOf(group), String.valueOf(one));
        surroundings.channels().away = true;

        VoicePingClient alice = member(one);

        alice.say(0, 1, one, group, null);
        alice.await(MessageType.START_ACK);
    }

    @Test
    void goodbye_leavesTheGroups_unlessTheUserIsStillThere() {
        int one = number();
        VoicePingClient phone = member(one);
        VoicePingClient tablet = member(one);

        phone.goodbye();
        await().until(() -> sessions(one).stream().anyMatch(session -> session.ended));
        assertThat(left(one)).isZero();
        tablet.goodbye();

        await().until(() -> left(one) > 0);
    }

    private long left(int user) {
        return surroundings.channels().leaves.stream()
                .filter(leave -> leave.getOwner().getUserId().equals(String.valueOf(user)))
                .count();
    }

    private GivenPresence.Session session(int user) {
        await("a session of " + user).until(() -> !sessions(user).isEmpty());
        return sessions(user).getLast();
    }

    private List<GivenPresence.Session> sessions(int user) {
        return surroundings.presence().sessions.stream()
                .filter(session -> !session.commands.isEmpty())
                .filter(session -> session.user().equals(String.valueOf(user)))
                .toList();
    }

    private static JsonObject json(Message message) {
        try (var unpacker = MessagePack.newDefaultUnpacker(((Payload.Packed) message.payload()).value())) {
            return new JsonObject(unpacker.unpackValue().toJson());
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
