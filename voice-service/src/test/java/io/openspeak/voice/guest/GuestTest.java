package io.openspeak.voice.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.openspeak.channel.v1.Right;
import io.openspeak.voice.given.OtherServices;
import io.openspeak.voice.given.VoiceClient;
import io.openspeak.voice.given.VoiceRoom;
import io.openspeak.voice.v1.OpenVoiceRequest;
import io.openspeak.voice.v1.RejectionReason;
import io.openspeak.voice.v1.VoiceAttach;
import io.openspeak.voice.v1.VoiceHello;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.redis.client.Redis;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People who are heard in a channel that they are not in: who may, what for, and until when. */
@QuarkusTest
@QuarkusTestResource(OtherServices.class)
@SuppressWarnings("NullAway.Init")
class GuestTest {

    private static final Right[] ENOUGH = {Right.RIGHT_VIEW, Right.RIGHT_JOIN, Right.RIGHT_SPEAK, Right.RIGHT_LISTEN};

    OtherServices surroundings;

    @TestHTTPResource
    URI address;

    @Inject
    Redis redis;

    private final AtomicLong sequence = new AtomicLong();
    private VoiceRoom room;
    private VoiceClient bob;
    private VoiceClient carol;

    @BeforeEach
    void begin() {
        room = new VoiceRoom(address, surroundings, redis);
        bob = room.member("bob");
        carol = room.member("carol");
    }

    @AfterEach
    void end() {
        surroundings.channels().away = false;
        room.close();
    }

    @Test
    void guest_isHeardByAll_orByThoseWhomItWhispersTo_andHearsNothing() {
        VoiceClient zoe = guest("zoe");

        zoe.say(room.channel, 1, new byte[] {1});
        zoe.whisper(room.channel, 2, new byte[] {2}, "carol");
        zoe.say(room.channel, 3, new byte[] {3});
        bob.say(room.channel, 1, new byte[] {4});

        await().until(() -> bob.heard.size() == 2 && carol.heard.size() == 4);
        assertThat(bob.heard).allMatch(frame -> frame.getSpeakerId().equals("zoe"));
        assertThat(bob.heard).extracting(frame -> frame.getSequence()).containsExactly(1L, 3L);
        assertThat(bob.heard).noneMatch(frame -> frame.getWhisper());
        // What is said once may be over before anybody looks whether she speaks, on a machine that stands still.
        await().until(() -> {
            zoe.say(room.channel, 3 + sequence.incrementAndGet(), new byte[] {1});
            return told(bob).contains("zoe true");
        });
        await().until(() -> told(bob).contains("zoe false"));
        assertThat(zoe.heard).isEmpty();
        assertThat(told(zoe)).isEmpty();
    }

    @Test
    void guest_withoutTheRights_isRefused() {
        VoiceClient zoe = connected("zoe");
        surroundings.channels().allow("zoe", room.channel, Right.RIGHT_VIEW, Right.RIGHT_SPEAK);

        zoe.attachAsGuest(room.channel).attachAsGuest("nowhere");

        await().until(() -> zoe.attachOutcomes(room.channel).equals(List.of("forbidden")));
        await().until(() -> zoe.attachOutcomes("nowhere").equals(List.of("channel_not_found")));
        await().until(() -> {
            zoe.say(room.channel, sequence.incrementAndGet(), new byte[] {1});
            return rejections(zoe).contains(RejectionReason.REJECTION_REASON_NOT_A_MEMBER);
        });
        assertThat(bob.heard).isEmpty();
    }

    @Test
    void guest_whomAModeratorMuted_isRefused() {
        VoiceClient zoe = connected("zoe");
        surroundings.channels().allow("zoe", room.channel, ENOUGH);
        surroundings
                .channels()
                .access
                .computeIfPresent(
                        "zoe@" + room.channel,
                        (key, access) -> access.toBuilder().setServerMuted(true).build());

        zoe.attachAsGuest(room.channel);

        await().until(() -> zoe.attachOutcomes(room.channel).equals(List.of("muted")));
    }

    @Test
    void hello_asAGuestWithoutTheRights_isRefused() {
        VoiceClient zoe = room.connect("zoe");

        zoe.send(OpenVoiceRequest.newBuilder()
                .setHello(VoiceHello.newBuilder()
                        .addAttach(VoiceAttach.newBuilder()
                                .setChannelId(room.channel)
                                .setGuest(true)))
                .build());

        await().until(() -> zoe.ended != null);
        assertThat(String.valueOf(zoe.ended)).contains("NOT_FOUND");
    }

    @Test
    void pushToTalk_hasNoPlaceForGuests() {
        VoiceClient zoe = guest("zoe");

        room.facts.pushToTalk(room.channel);

        await().until(() -> zoe.attachOutcomes(room.channel).equals(List.of("", "not_a_member")));
        zoe.attachAsGuest(room.channel);
        await().until(() -> zoe.attachOutcomes(room.channel).equals(List.of("", "not_a_member", "forbidden")));
    }

    @Test
    void rightThatIsLost_cutsTheGuest() {
        VoiceClient zoe = guest("zoe");
        surroundings.channels().allow("zoe", room.channel, Right.RIGHT_VIEW, Right.RIGHT_JOIN);

        room.facts.rulesChanged("above-" + room.channel);

        await().until(() -> zoe.attachOutcomes(room.channel).equals(List.of("", "forbidden")));
        assertIsNotHeard(zoe);
    }

    @Test
    void rightThatIsLeft_leavesTheGuest() {
        VoiceClient zoe = guest("zoe");

        room.facts.rulesChanged(room.channel);
        room.facts.left(room.channel, "somebody");

        await().until(() -> {
            zoe.say(room.channel, sequence.incrementAndGet(), new byte[] {1});
            return bob.heard.size() > 10;
        });
        assertThat(zoe.attachOutcomes(room.channel)).containsExactly("");
    }

    @Test
    void ban_cutsTheGuest() {
        VoiceClient zoe = guest("zoe");
        surroundings.channels().allow("zoe", room.channel, Right.RIGHT_VIEW);

        room.facts.banned("above-" + room.channel, "zoe");

        await().until(() -> zoe.attachOutcomes(room.channel).equals(List.of("", "forbidden")));
        assertIsNotHeard(zoe);
    }

    @Test
    void ban_silencesTheGuest_alsoWhileNobodySaysWhetherItMay() {
        VoiceClient zoe = guest("zoe");
        surroundings.channels().away = true;

        room.facts.banned(room.channel, "zoe");

        await().until(() -> zoe.attachOutcomes(room.channel).equals(List.of("", "unavailable")));
        assertIsNotHeard(zoe);
    }

    @Test
    void kick_cutsTheGuest() {
        VoiceClient zoe = guest("zoe");

        room.facts.kicked(room.channel, "zoe");

        await().until(() -> zoe.attachOutcomes(room.channel).equals(List.of("", "forbidden")));
    }

    @Test
    void endOfTheChannel_cutsTheGuest() {
        VoiceClient zoe = guest("zoe");

        room.facts.deleted(room.channel);

        await().until(() -> zoe.attachOutcomes(room.channel).size() >= 2);
        assertThat(zoe.attachOutcomes(room.channel).getLast()).isNotEmpty();
    }

    @Test
    void guestsRight_isNotGuessed_whenNobodyAnswers() {
        VoiceClient zoe = connected("zoe");
        surroundings.channels().allow("zoe", room.channel, ENOUGH);
        surroundings.channels().away = true;

        zoe.attachAsGuest(room.channel);

        await().until(() -> zoe.attachOutcomes(room.channel).equals(List.of("unavailable")));
    }

    @Test
    void guest_whoJoins_hearsOnceItAttaches() {
        VoiceClient zoe = guest("zoe");

        zoe.attach(room.channel, room.facts.joined(room.channel, "zoe"));

        await().until(() -> zoe.attachOutcomes(room.channel).equals(List.of("", "")));
        bob.say(room.channel, 1, new byte[] {1});
        await().until(() -> zoe.heard.size() == 1);
        zoe.say(room.channel, 1, new byte[] {2});
        await().until(() -> bob.heard.size() == 1);
    }

    @Test
    void asksWithoutEnd_areRefused() {
        VoiceClient zoe = connected("zoe");

        for (int i = 0; i < 20; i++) {
            zoe.attachAsGuest(room.channel);
        }

        await().until(() -> zoe.attachOutcomes(room.channel).contains("rate_limited"));
    }

    private VoiceClient connected(String user) {
        VoiceClient client = room.connect(user);
        client.send(OpenVoiceRequest.newBuilder()
                .setHello(VoiceHello.getDefaultInstance())
                .build());
        return client.welcomed();
    }

    private VoiceClient guest(String user) {
        surroundings.channels().allow(user, room.channel, ENOUGH);
        VoiceClient guest = connected(user).attachAsGuest(room.channel);
        await().until(() -> guest.attachOutcomes(room.channel).equals(List.of("")));
        return guest;
    }

    private void assertIsNotHeard(VoiceClient guest) {
        int before = bob.heard.size();
        guest.say(room.channel, sequence.incrementAndGet(), new byte[] {1});
        // What the others say after it comes after it.
        carol.say(room.channel, sequence.incrementAndGet(), new byte[] {2});
        await().until(() -> rejections(guest).contains(RejectionReason.REJECTION_REASON_NOT_A_MEMBER));
        await().until(() -> bob.heard.size() > before);
        assertThat(bob.heard.subList(before, bob.heard.size()))
                .noneMatch(frame -> frame.getSpeakerId().equals("zoe"));
    }

    private static List<RejectionReason> rejections(VoiceClient client) {
        return client.messages.stream()
                .flatMap(message -> message.getRejectionsList().stream())
                .map(rejection -> rejection.getReason())
                .toList();
    }

    private static List<String> told(VoiceClient client) {
        return client.messages.stream()
                .flatMap(message -> message.getSpeakingList().stream())
                .filter(told -> told.getUserId().equals("zoe"))
                .map(told -> told.getUserId() + " " + told.getSpeaking())
                .toList();
    }
}
