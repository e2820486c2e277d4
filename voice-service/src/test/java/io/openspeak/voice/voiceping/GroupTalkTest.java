package io.openspeak.voice.voiceping;

import static io.openspeak.voice.voiceping.VoicePingClient.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.openspeak.voice.given.OtherServices;
import io.openspeak.voice.given.VoiceClient;
import io.openspeak.voice.v1.FloorRequest;
import io.openspeak.voice.v1.OpenVoiceRequest;
import io.openspeak.voice.v1.OpenVoiceResponse;
import io.openspeak.voice.v1.VoiceFrame;
import io.openspeak.voice.voiceping.domain.ChannelType;
import io.openspeak.voice.voiceping.domain.Message;
import io.openspeak.voice.voiceping.domain.MessageType;
import io.openspeak.voice.voiceping.domain.Payload;
import io.openspeak.voice.voiceping.domain.WireId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** START, AUDIO and STOP in groups, over real sockets, with people who speak gRPC among the listeners. */
@QuarkusTest
@QuarkusTestResource(OtherServices.class)
@QuarkusTestResource(VoicePingTimes.class)
class GroupTalkTest extends VoicePingWorld {

    private static final byte[] OPUS = {(byte) 0xf8, (byte) 0xff, (byte) 0xfe};

    @Test
    void talk_isHeardByTheOthers_andAnsweredToTheSpeaker() {
        onlyOneAtATime();
        int one = number();
        int two = number();
        VoicePingClient alice = member(one);
        VoicePingClient bob = member(two);

        alice.say(0, 1, one, group, null);
        Message ack = alice.await(MessageType.START_ACK);
        alice.say(0, 3, one, group, OPUS);
        alice.say(0, 3, one, group, new byte[] {7});
        List<Message> heard = bob.await(MessageType.AUDIO, 2);
        alice.say(0, 2, one, group);
        Message stopped = alice.await(MessageType.STOP_ACK);
        Message stop = bob.await(MessageType.STOP);

        assertThat(ack.from()).isEqualTo(new WireId.Whole(one));
        assertThat(ack.to()).isEqualTo(new WireId.Whole(group));
        assertThat(text(ack)).isEqualTo("Acknowledged");
        Message start = bob.await(MessageType.START);
        assertThat(start)
                .isEqualTo(Message.of(
                        ChannelType.GROUP,
                        MessageType.START,
                        new WireId.Whole(one),
                        new WireId.Whole(group),
                        Payload.NOTHING));
        assertThat(bob.messages.indexOf(start)).isLessThan(bob.messages.indexOf(heard.getFirst()));
        assertThat(bob.all(MessageType.START)).hasSize(1);
        assertThat(heard.get(0))
                .usingRecursiveComparison()
                .isEqualTo(Message.of(
                        ChannelType.GROUP,
                        MessageType.AUDIO,
                        new WireId.Whole(one),
                        new WireId.Whole(group),
                        new Payload.Binary(OPUS)));
        assertThat(text(stopped)).isEqualTo("Acknowledged");
        JsonObject told = new JsonObject(text(stop));
        assertThat(told.getLong("duration")).isBetween(0L, 60_000L);
        assertThat(told.getString("message_id"))
                .isNotEmpty()
                .isEqualTo(Objects.requireNonNull(stopped.id()).text());
        assertThat(alice.all(MessageType.AUDIO)).isEmpty();
        assertThat(alice.all(MessageType.START)).isEmpty();
    }

    static List<Object> payloads() {
        return List.of("hello", 20L, new byte[] {1, 2}, Map.of("duration", 3));
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void start_withPayload_isPassedOnAsSent_andAcknowledgedAsText(Object payload) {
        onlyOneAtATime();
        int one = number();
        VoicePingClient alice = member(one);
        VoicePingClient bob = member(number());

        alice.say(0, 1, one, group, payload);

        byte[] sent = VoicePingClient.pack(0, 1, one, group, payload);
        assertThat(MessageCodec.encode(bob.await(MessageType.START))).isEqualTo(sent);
        assertThat(alice.await(MessageType.START_ACK).payload()).isInstanceOf(Payload.Text.class);
        if (payload instanceof String text) {
            assertThat(text(alice.await(MessageType.START_ACK))).isEqualTo(text);
        }
    }

    @Test
    void busyGroup_answersStartFailed_untilTheHolderStops() {
        onlyOneAtATime();
        int one = number();
        int two = number();
        VoicePingClient alice = member(one);
        VoicePingClient bob = member(two);
        alice.say(0, 1, one, group, null);
        alice.await(MessageType.START_ACK);

        bob.say(0, 1, two, group, null);
        assertThat(text(bob.await(MessageType.START_FAILED))).isEqualTo("Busy");
        bob.say(0, 3, two, group, OPUS);
        alice.say(0, 2, one, group, null);
        alice.await(MessageType.STOP_ACK);
        bob.await(MessageType.STOP);
        bob.say(0, 1, two, group, null);

        bob.await(MessageType.START_ACK);
        alice.await(MessageType.START);
        assertThat(alice.all(MessageType.AUDIO)).isEmpty();
    }

    @Test
    void startAgain_isAnsweredAgain() {
        onlyOneAtATime();
        int one = number();
        VoicePingClient alice = member(one);

        alice.say(0, 1, one, group, null);
        alice.await(MessageType.START_ACK);
        alice.say(0, 1, one, group, null);

        alice.await(MessageType.START_ACK, 2);
    }

    @Test
    void silentHolder_losesTheFloor_andTheOthersHearThatItStopped() {
        onlyOneAtATime();
        int one = number();
        int two = number();
        VoicePingClient alice = member(one);
        VoicePingClient bob = member(two);
        alice.say(0, 1, one, group, null);
        alice.await(MessageType.START_ACK);

        await().pollInterval(Duration.ofMillis(250)).until(() -> {
            bob.say(0, 1, two, group, null);
            return !bob.all(MessageType.START_ACK).isEmpty();
        });

        assertThat(bob.await(MessageType.STOP).from()).isEqualTo(new WireId.Whole(one));
        alice.await(MessageType.START);
    }

    @Test
    void speechWhileAskingForTheFloor_isHeardOnceItIsGranted() {
        onlyOneAtATime();
        int one = number();
        VoicePingClient alice = member(one);
        VoicePingClient bob = member(number());

        alice.say(0, 1, one, group, null);
        for (int i = 0; i < 10; i++) {
            alice.say(0, 3, one, group, new byte[] {(byte) i});
        }

        assertThat(bob.await(MessageType.AUDIO, 10))
                .extracting(message -> ((Payload.Binary) message.payload()).bytes()[0])
                .containsExactly(
                        (byte) 0, (byte) 1, (byte) 2, (byte) 3, (byte) 4, (byte) 5, (byte) 6, (byte) 7, (byte) 8,
                        (byte) 9);
        assertThat(bob.messages.getFirst().type()).isEqualTo(MessageType.START);
    }

    @Test
    void senderOutsideTheGroup_isUnauthorized() {
        int stranger = number();
        VoicePingClient alice = member(number());
        VoicePingClient outside = connect(SelfSigned.of(stranger));

        outside.say(0, 1, stranger, group, "let me in");
        Message unauthorized = outside.await(MessageType.UNAUTHORIZED_GROUP);
        Message failed = outside.await(MessageType.START_FAILED);
        outside.messages.clear();
        for (int i = 0; i < 20; i++) {
            outside.say(0, 3, stranger, group, OPUS);
        }
        outside.await(MessageType.UNAUTHORIZED_GROUP);

        assertThat(text(unauthorized)).isEqualTo("Unauthorized Group");
        assertThat(unauthorized.from()).isEqualTo(new WireId.Whole(stranger));
        assertThat(unauthorized.to()).isEqualTo(new WireId.Whole(group));
        assertThat(failed.to()).isEqualTo(new WireId.Whole(group));
        assertThat(alice.messages).isEmpty();
    }

    @Test
    void groupWithoutFloor_letsSeveralTalkAtOnce() {
        int one = number();
        int two = number();
        VoicePingClient alice = member(one);
        VoicePingClient bob = member(two);

        alice.say(0, 1, one, group, null);
        bob.say(0, 1, two, group, null);
        alice.await(MessageType.START_ACK);
        bob.await(MessageType.START_ACK);
        alice.say(0, 3, one, group, OPUS);
        bob.say(0, 3, two, group, OPUS);

        alice.await(MessageType.AUDIO);
        bob.await(MessageType.AUDIO);
    }

    @Test
    void speech_goesToPeopleWhoSpeakGrpc_andBack() {
        onlyOneAtATime();
        int one = number();
        int other = number();
        VoicePingClient alice = member(one);
        VoiceClient carol = grpc(String.valueOf(other));

        alice.say(0, 1, one, group, null);
        alice.await(MessageType.START_ACK);
        for (int i = 0; i < 5; i++) {
            alice.say(0, 3, one, group, new byte[] {(byte) i});
        }
        await().until(() -> carol.heard.size() == 5);
        alice.say(0, 2, one, group, null);
        alice.await(MessageType.STOP_ACK);
        carol.send(OpenVoiceRequest.newBuilder()
                .setRequestFloor(FloorRequest.newBuilder()
                        .setChannelId(String.valueOf(group))
                        .setNoWait(true))
                .build());
        await().until(() -> carol.messages.stream()
                .map(OpenVoiceResponse::getFloor)
                .anyMatch(floor -> floor.getHolderId().equals(String.valueOf(other))));
        carol.say(String.valueOf(group), 0, OPUS);
        Message heard = alice.await(MessageType.AUDIO);

        assertThat(carol.heard).extracting(VoiceFrame::getSequence).containsExactly(0L, 1L, 2L, 3L, 4L);
        assertThat(carol.heard).extracting(VoiceFrame::getSpeakerId).containsOnly(String.valueOf(one));
        assertThat(carol.heard).allMatch(frame -> frame.getFloorToken() != 0 && frame.getCapturedAt() > 0);
        assertThat(heard.from()).isEqualTo(new WireId.Whole(other));
        assertThat(heard.to()).isEqualTo(new WireId.Whole(group));
        assertThat(((Payload.Binary) heard.payload()).bytes()).isEqualTo(OPUS);
        assertThat(alice.await(MessageType.START).from()).isEqualTo(new WireId.Whole(other));
    }

    @Test
    void speakerWithoutStart_isShownToStartAndToStop() {
        int one = number();
        VoicePingClient alice = member(one);
        VoiceClient carol = grpc("carol");

        carol.say(String.valueOf(group), 0, OPUS);
        carol.say(String.valueOf(group), 1, OPUS);
        Message stop = alice.await(MessageType.STOP);

        assertThat(alice.messages)
                .extracting(Message::type)
                .containsExactly(MessageType.START, MessageType.AUDIO, MessageType.AUDIO, MessageType.STOP);
        assertThat(stop.from()).isEqualTo(new WireId.Text("carol"));
        assertThat(new JsonObject(text(stop)).getString("message_id")).isNotEmpty();
    }

    @Test
    void idsAsTexts_stayTexts() {
        String room = "room-" + group;
        surroundings.channels().open.add(room);
        VoicePingClient alice = connect(SelfSigned.of("alice-" + group).with("channelIds", List.of(room)));
        VoicePingClient bob = connect(SelfSigned.of("bob-" + group).with("channelIds", List.of(room)));
        awaitMember(alice, "alice-" + group, room);
        awaitMember(bob, "bob-" + group, room);

        alice.say(0, 1, "alice-" + group, room, null);

        Message start = bob.await(MessageType.START);
        assertThat(start.from()).isEqualTo(new WireId.Text("alice-" + group));
        assertThat(start.to()).isEqualTo(new WireId.Text(room));
    }

    @Test
    void audioAsText_ofOldMobileClients_isHeardByAll_andComesToThemAsText() {
        int one = number();
        int two = number();
        VoicePingClient old = member(one);
        VoicePingClient older = member(two);
        VoiceClient carol = grpc("carol");
        byte[] asText = MessageCodec.encode(Message.of(
                ChannelType.GROUP,
                MessageType.AUDIO,
                new WireId.Whole(one),
                new WireId.Whole(group),
                new Payload.Text(OPUS)));

        old.say(0, 1, one, group, 20L);
        old.await(MessageType.START_ACK);
        older.send(MessageCodec.encode(Message.of(
                ChannelType.GROUP,
                MessageType.AUDIO,
                new WireId.Whole(two),
                new WireId.Whole(group),
                new Payload.Text(OPUS))));
        carol.say(String.valueOf(group), 0, new byte[] {9});
        old.send(asText);

        await().until(() -> carol.heard.size() == 2);
        List<Message> heard = older.await(MessageType.AUDIO, 2);
        assertThat(heard).allMatch(message -> message.payload() instanceof Payload.Text);
        assertThat(carol.heard).allMatch(frame -> frame.getOpus().size() == OPUS.length);
    }

    @Test
    void brokenConnection_endsTheTalk() {
        onlyOneAtATime();
        int one = number();
        VoicePingClient alice = member(one);
        VoicePingClient bob = member(number());
        alice.say(0, 1, one, group, null);
        bob.await(MessageType.START);

        alice.close();

        assertThat(bob.await(MessageType.STOP).from()).isEqualTo(new WireId.Whole(one));
    }

    @Test
    void impostor_goesByItsOwnName() {
        int one = number();
        VoicePingClient alice = member(one);
        VoicePingClient bob = member(number());

        alice.say(0, 1, 999_999, group, null);

        assertThat(bob.await(MessageType.START).from()).isEqualTo(new WireId.Whole(one));
    }

    @Test
    void mutedSpeaker_isTold() {
        int one = number();
        VoicePingClient alice = member(one);
        facts.serverMuted(String.valueOf(group), String.valueOf(one));

        await().pollInterval(Duration.ofMillis(250)).until(() -> {
            alice.say(0, 1, one, group, null);
            alice.say(0, 2, one, group, null);
            return alice.all(MessageType.START_FAILED).stream()
                    .anyMatch(failed -> text(failed).equals("Muted"));
        });
    }
}
