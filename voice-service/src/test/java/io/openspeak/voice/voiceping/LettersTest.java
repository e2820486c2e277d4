package io.openspeak.voice.voiceping;

import static io.openspeak.voice.voiceping.VoicePingClient.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.openspeak.voice.given.OtherServices;
import io.openspeak.voice.voiceping.domain.Message;
import io.openspeak.voice.voiceping.domain.MessageType;
import io.openspeak.voice.voiceping.domain.Payload;
import io.openspeak.voice.voiceping.domain.WireId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What clients write to each other, private calls, and what the server answers. */
@QuarkusTest
@QuarkusTestResource(OtherServices.class)
@QuarkusTestResource(VoicePingTimes.class)
class LettersTest extends VoicePingWorld {

    @ParameterizedTest
    @CsvSource({
        "TEXT, TEXT_ACK, hello, hello",
        "TEXT, TEXT_ACK, '{\"text\":\"from json\"}', from json",
        "TEXT, TEXT_ACK, '{no json', '{no json'",
        "INTERACTIVE, INTERACTIVE_ACK, press, press",
    })
    void text_isAcknowledged_andPassedOnWithItsId(MessageType type, MessageType ack, String sent, String told) {
        int one = number();
        VoicePingClient alice = member(one);
        VoicePingClient bob = member(number());

        alice.say(0, type.code(), one, group, sent);

        Message acknowledged = alice.await(ack);
        Message heard = bob.await(type);
        assertThat(text(acknowledged)).isEqualTo("Acknowledged");
        assertThat(heard.from()).isEqualTo(new WireId.Whole(one));
        assertThat(heard.to()).isEqualTo(new WireId.Whole(group));
        JsonObject json = new JsonObject(text(heard));
        assertThat(json.getString("message_id"))
                .isEqualTo(Objects.requireNonNull(acknowledged.id()).text());
        assertThat(json.getString("text")).isEqualTo(told);
        assertThat(alice.all(type)).isEmpty();
    }

    @Test
    void interactiveMap_isPassedOnAsJson() {
        int one = number();
        VoicePingClient alice = member(one);
        VoicePingClient bob = member(number());

        alice.say(0, 23, one, group, Map.of("button", 1));

        JsonObject json = new JsonObject(text(bob.await(MessageType.INTERACTIVE)));
        assertThat(new JsonObject(json.getString("text"))).isEqualTo(new JsonObject().put("button", 1));
    }

    @Test
    void idOfTheClient_isKept() {
        int one = number();
        VoicePingClient alice = member(one);
        VoicePingClient bob = member(number());

        alice.say(0, 17, one, group, "mine-7", "hello");

        assertThat(alice.await(MessageType.TEXT_ACK).id()).isEqualTo(new WireId.Text("mine-7"));
        assertThat(bob.await(MessageType.TEXT).id()).isEqualTo(new WireId.Text("mine-7"));
        assertThat(new JsonObject(text(bob.await(MessageType.TEXT))).getString("message_id"))
                .isEqualTo("mine-7");
    }

    @ParameterizedTest
    @EnumSource(
            value = MessageType.class,
            names = {"IMAGE", "OFFLINE", "DELIVERED", "READ", "STATUS"})
    void others_arePassedOnAsSent(MessageType type) {
        int one = number();
        int two = number();
        VoicePingClient alice = member(one);
        VoicePingClient bob = member(two);
        byte[] toTheGroup = VoicePingClient.pack(0, type.code(), one, group, Map.of("any", "thing"));
        byte[] toBob = VoicePingClient.pack(1, type.code(), one, two, new byte[] {1, 2, 3});

        alice.send(toTheGroup);
        alice.send(toBob);

        bob.await(type, 2);
        assertThat(bob.all(type)).extracting(MessageCodec::encode).containsExactly(toTheGroup, toBob);
    }

    @Test
    void status_toNobody_goesToAllGroups_once() {
        int one = number();
        VoicePingClient alice = member(one);
        VoicePingClient bob = member(number());

        alice.say(0, 5, one, 0, 2);

        assertThat(bob.await(MessageType.STATUS).to()).isEqualTo(new WireId.Whole(0));
    }

    @Test
    void text_outsideTheGroup_isUnauthorized() {
        int stranger = number();
        VoicePingClient outside = connect(SelfSigned.of(stranger));

        outside.say(0, 17, stranger, group, "hello");

        assertThat(text(outside.await(MessageType.UNAUTHORIZED_GROUP))).isEqualTo("Unauthorized Group");
        assertThat(outside.all(MessageType.TEXT_ACK)).isEmpty();
    }

    @Test
    void connectionTest_isAnsweredWithItsPayload() {
        int one = number();
        VoicePingClient alice = connect(SelfSigned.of(one));

        alice.say(0, 25, one, 0, Map.of("n", 1));

        Message ack = alice.await(MessageType.CONNECTION_ACK);
        assertThat(ack.from()).isEqualTo(WireId.ZERO);
        assertThat(ack.to()).isEqualTo(new WireId.Whole(one));
        assertThat(ack.payload()).isInstanceOf(Payload.Packed.class);
    }

    @Test
    void privateCall_isHeardByTheOneWhoIsCalled() {
        int one = number();
        int two = number();
        VoicePingClient alice = connect(SelfSigned.of(one));
        VoicePingClient bob = connect(SelfSigned.of(two));
        VoicePingClient bobsOther = connect(SelfSigned.of(two));
        VoicePingClient carol = connect(SelfSigned.of(number()));

        alice.say(1, 1, one, two, "ring");
        alice.await(MessageType.START_ACK);
        alice.say(1, 3, one, two, new byte[] {1});
        alice.say(1, 3, one, two, new byte[] {2});
        Message audio = bob.await(MessageType.AUDIO, 2).getFirst();
        bobsOther.await(MessageType.AUDIO, 2);
        alice.say(1, 2, one, two, null);
        alice.await(MessageType.STOP_ACK);
        Message stop = bob.await(MessageType.STOP);

        assertThat(text(bob.await(MessageType.START))).isEqualTo("ring");
        assertThat(audio.channel().code()).isEqualTo(1);
        assertThat(audio.from()).isEqualTo(new WireId.Whole(one));
        assertThat(audio.to()).isEqualTo(new WireId.Whole(two));
        assertThat(new JsonObject(text(stop)).getLong("duration")).isNotNegative();
        assertThat(carol.messages).isEmpty();
        assertThat(alice.all(MessageType.AUDIO)).isEmpty();
    }

    @Test
    void privateCall_toSomebodyWhoIsNotThere_fails() {
        int one = number();
        VoicePingClient alice = connect(SelfSigned.of(one));

        alice.say(1, 1, one, number(), null);

        assertThat(text(alice.await(MessageType.START_FAILED))).isEqualTo("Recipient offline");
    }

    @Test
    void privateText_isAcknowledgedAndPassedOn() {
        int one = number();
        int two = number();
        VoicePingClient alice = connect(SelfSigned.of(one));
        VoicePingClient bob = connect(SelfSigned.of(two));

        alice.say(1, 17, one, two, "psst");

        alice.await(MessageType.TEXT_ACK);
        assertThat(new JsonObject(text(bob.await(MessageType.TEXT))).getString("text"))
                .isEqualTo("psst");
    }

    @Test
    void sameDevice_replacesItsOlderConnection_othersStay() {
        int one = number();
        VoicePingClient first = connect(SelfSigned.of(one), "phone");
        VoicePingClient tablet = connect(SelfSigned.of(one), "tablet");

        VoicePingClient second = connect(SelfSigned.of(one), "phone");

        assertThat(text(first.await(MessageType.LOGIN_DUPLICATED))).contains(String.valueOf(one));
        assertThat(first.awaitClose()).isEqualTo(4411);
        tablet.say(1, 25, one, 0, "still there?");
        tablet.await(MessageType.CONNECTION_ACK);
        second.say(1, 25, one, 0, "there?");
        second.await(MessageType.CONNECTION_ACK);
        assertThat(tablet.isClosed()).isFalse();
    }

    @Test
    void userAdd_entersAGroup_andUserRemoveLeavesIt() {
        int one = number();
        VoicePingClient alice = connect(SelfSigned.of(one));
        VoicePingClient bob = member(number());

        alice.say(0, 15, one, group, null);
        awaitMember(alice, one);
        bob.say(0, 17, 0, group, "welcome");
        alice.await(MessageType.TEXT);
        alice.say(0, 16, one, group, null);
        await().until(() -> surroundings.channels().leaves.stream()
                .anyMatch(left -> left.getOwner().getUserId().equals(String.valueOf(one))));
        // Until this pod knows, too.
        await().pollInterval(Duration.ofMillis(250)).until(() -> {
            alice.say(0, 17, one, group, "am I still here?");
            return !alice.all(MessageType.UNAUTHORIZED_GROUP).isEmpty();
        });
    }

    @Test
    void groupThatIsNotThere_isUnauthorized() {
        int one = number();
        int nowhere = number();
        VoicePingClient alice = connect(SelfSigned.of(one).with("channelIds", java.util.List.of(nowhere)));

        Message refused = alice.await(MessageType.UNAUTHORIZED_GROUP);

        assertThat(refused.to()).isEqualTo(new WireId.Whole(nowhere));
        alice.say(0, 15, one, nowhere, null);
        alice.await(MessageType.UNAUTHORIZED_GROUP, 2);
    }

    @Test
    void kickedMember_isTold_andDoesNotComeBackByItself() {
        int one = number();
        VoicePingClient alice = member(one);
        // Only after a while a lost seat is no consequence of a session that was lost.
        await().pollInterval(Duration.ofMillis(250)).until(() -> {
            facts.left(String.valueOf(group), String.valueOf(one));
            return !alice.all(MessageType.UNAUTHORIZED_GROUP).isEmpty();
        });

        assertThat(alice.await(MessageType.UNAUTHORIZED_GROUP).to()).isEqualTo(new WireId.Whole(group));
        alice.say(0, 17, one, group, "hello");
        alice.await(MessageType.UNAUTHORIZED_GROUP, 2);
    }
}
