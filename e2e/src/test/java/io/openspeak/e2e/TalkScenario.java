package io.openspeak.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.openspeak.client.failure.OpenSpeakException;
import io.openspeak.client.id.ChannelId;
import io.openspeak.client.id.Position;
import io.openspeak.client.voice.Attachment;
import io.openspeak.client.voice.VoiceListener;
import io.openspeak.presence.v1.PresenceEvent;
import io.openspeak.voice.v1.RejectionReason;
import io.openspeak.voice.v1.VoiceFrame;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Two people hear each other; who should not, does not. */
class TalkScenario {

    @Test
    void everyFrame_arrivesInOrder_bitExact() {
        Speech speech = Speech.of(250);
        try (TestUser alice = TestUser.onlineAt(0, 0, "alice").joins("general");
                TestUser bob = TestUser.onlineAt(1, 0, "bob").joins("general")) {

            speech.saidBy(alice);

            List<VoiceFrame> heard = bob.awaitHeard("alice", speech.packets().size());
            assertThat(heard.stream().map(frame -> frame.getOpus().toByteArray()))
                    .containsExactlyElementsOf(speech.packets());
            assertThat(bob.gaps()).isEmpty();
            assertThat(alice.heardOf("alice")).isEmpty();
        }
    }

    @Test
    void bothPodsOfVoice_carryTheirChannels() {
        Speech speech = Speech.of(25);
        try (TestUser dave = TestUser.onlineAt(0, 1, "dave").joins("general");
                TestUser erin = TestUser.onlineAt(1, 1, "erin").joins("general")) {

            speech.saidBy(dave);

            assertThat(erin.awaitHeard("dave", 25)).hasSize(25);
        }
    }

    @Test
    void whoIsNotAMember_mayNotEnterByVoice() {
        try (TestUser carol = TestUser.online("carol")) {
            assertThatThrownBy(() -> carol.client.openVoice(
                            carol.session.id(),
                            List.of(Attachment.to(new ChannelId("general"), Position.NONE)),
                            new VoiceListener() {}))
                    .isInstanceOfSatisfying(OpenSpeakException.class, refused -> {
                        assertThat(refused.code()).isEqualTo(Status.Code.PERMISSION_DENIED);
                        assertThat(refused.reason()).isEqualTo("not_a_member");
                    });
        }
    }

    @Test
    void whoIsMuted_isNotHeard_andIsTold() {
        try (TestUser alice = TestUser.onlineAt(0, 0, "alice").joins("general");
                TestUser bob = TestUser.onlineAt(1, 0, "bob").joins("general")) {
            alice.says(new byte[] {1});
            bob.awaitHeard("alice", 1);

            alice.mutes(true);
            await().untilAsserted(() -> {
                alice.says(new byte[] {2});
                assertThat(alice.rejections())
                        .anyMatch(rejection -> rejection.getReason() == RejectionReason.REJECTION_REASON_SELF_MUTED);
            });
            Speech unheard = Speech.of(10);
            unheard.saidBy(alice);
            alice.mutes(false);
            await().untilAsserted(() -> {
                alice.says(new byte[] {3});
                assertThat(packets(bob)).contains(ByteString.copyFrom(new byte[] {3}));
            });
            assertThat(packets(bob))
                    .doesNotContainAnyElementsOf(
                            unheard.packets().stream().map(ByteString::copyFrom).toList());
        }
    }

    private static List<ByteString> packets(TestUser listener) {
        return listener.heardOf("alice").stream().map(VoiceFrame::getOpus).toList();
    }

    @Test
    void peopleOnDifferentPods_seeEachOther_withinATenthOfASecond() {
        try (TestUser bob = TestUser.onlineAt(1, 0, "bob", "alice");
                TestUser alice = TestUser.onlineAt(0, 0, "alice")) {
            bob.awaitEvent(event -> isOnline(event, "alice"));

            long[] channelDelays = new long[15];
            long[] muteDelays = new long[15];
            for (int round = 0; round < channelDelays.length; round++) {
                bob.forgets();
                channelDelays[round] = delay(
                        bob,
                        () -> alice.client.channels().join(new ChannelId("general"), alice.session.id()),
                        event -> event.getChannelChanged().getNewChannelId().equals("general"));
                boolean mute = round % 2 == 0;
                muteDelays[round] = delay(
                        bob,
                        () -> alice.mutes(mute),
                        event ->
                                event.hasMuteChanged() && event.getMuteChanged().getMicrophoneMuted() == mute);
                alice.client.channels().leave(new ChannelId("general"));
                bob.awaitEvent(
                        event -> event.getChannelChanged().getOldChannelId().equals("general"));
            }

            System.out.printf(
                    "seen by another pod's watcher, median of 15: channel %d ms, mute %d ms%n",
                    median(channelDelays), median(muteDelays));
            assertThat(median(channelDelays)).isLessThan(100);
            assertThat(median(muteDelays)).isLessThan(100);
        }
    }

    private static long delay(TestUser watcher, Runnable act, Predicate<PresenceEvent> seen) {
        long start = System.nanoTime();
        act.run();
        long at = watcher.awaitEvent(seen).nanos();
        return Duration.ofNanos(at - start)
                .minus(Standstill.added(Duration.ZERO, start, at))
                .toMillis();
    }

    private static long median(long[] values) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static boolean isOnline(PresenceEvent event, String user) {
        return event.getUserOnline().getPresence().getUserId().equals(user);
    }
}
