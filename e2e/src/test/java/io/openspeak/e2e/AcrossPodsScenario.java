package io.openspeak.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import io.openspeak.channel.v1.Ban;
import io.openspeak.channel.v1.BanMemberRequest;
import io.openspeak.client.OpenSpeak;
import io.openspeak.client.id.ChannelId;
import io.openspeak.launcher.Service;
import io.openspeak.launcher.ServicePod;
import io.openspeak.voice.v1.StreamQuality;
import io.openspeak.voice.v1.VoiceFrame;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Three voice pods: where people happen to be makes no difference, and pods come and go without anybody hearing it. */
@SuppressWarnings("NullAway.Init")
class AcrossPodsScenario {

    private static Installation installation;

    @BeforeAll
    static void start() {
        installation = Installation.ofItsOwn(
                "across-pods",
                wishes -> wishes.pods(Service.VOICE, 3)
                        .people("frank")
                        // Less than a pod is frozen for, and longer than a machine usually stands still.
                        .env(Service.VOICE, "OPENSPEAK_VOICE_MAX_BROADCAST_LAG", "700ms")
                        .env(Service.VOICE, "OPENSPEAK_VOICE_MAX_PACKET_AGE", "700ms")
                        .env(Service.VOICE, "OPENSPEAK_VOICE_CATCH_UP_ENABLED", "true")
                        .env(Service.VOICE, "OPENSPEAK_STOP_ENDPOINTS", "5s")
                        .env(Service.VOICE, "OPENSPEAK_STOP_HAND_OVER", "18s"));
        // The first words through a cold pod may wait for too long.
        for (int pod = 0; pod < 3; pod++) {
            try (TestUser speaker = at(pod, "alice");
                    TestUser near = at(pod, "bob");
                    TestUser far = at((pod + 1) % 3, "carol");
                    Talker talker = new Talker(speaker)) {
                near.awaitHeard("alice", 50);
                far.awaitHeard("alice", 50);
            }
        }
    }

    @AfterAll
    static void stop() {
        installation.close();
    }

    @Test
    void peopleOnDifferentPods_hearEachOther_bitExactAndInOrder() throws Exception {
        Speech speech = Speech.of(250);
        try (TestUser alice = at(0, "alice");
                TestUser bob = at(1, "bob");
                TestUser carol = at(2, "carol");
                TestUser beside = at(0, "frank")) {
            settle(alice, bob, carol, beside);

            Thread answer = Thread.ofVirtual().start(() -> speech.saidBy(carol));
            speech.saidBy(alice);
            answer.join();

            for (TestUser listener : List.of(bob, carol, beside)) {
                assertThat(packets(listener.awaitHeard("alice", 250))).containsExactlyElementsOf(speech.packets());
            }
            for (TestUser listener : List.of(alice, bob, beside)) {
                assertThat(packets(listener.awaitHeard("carol", 250))).containsExactlyElementsOf(speech.packets());
            }
            assertThat(List.of(alice, bob, carol, beside))
                    .allSatisfy(each -> assertThat(each.gaps()).isEmpty());
        }
    }

    @Test
    void questions_areAnsweredForAllPods_byAny() {
        Speech speech = Speech.of(50);
        ChannelId channel = new ChannelId("general");
        try (TestUser alice = at(0, "alice");
                TestUser bob = at(1, "bob")) {
            settle(alice, bob);
            // A burst of its own.
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
            speech.saidBy(alice);
            bob.awaitHeard("alice", 50);

            for (int pod = 0; pod < 3; pod++) {
                try (OpenSpeak admin = installation.signIn("admin", 0, pod);
                        OpenSpeak asking = installation.signIn("bob", 0, pod)) {
                    String where = "asked at pod " + pod;
                    // Each time the other pods have a second to answer, which a busy machine may take.
                    await().atMost(TestUser.PATIENCE)
                            .untilAsserted(() -> assertThat(admin.voice().quality(channel))
                                    .as("quality, %s", where)
                                    .extracting(StreamQuality::getUserId, StreamQuality::getSending)
                                    .containsExactlyInAnyOrder(tuple("alice", true), tuple("bob", false)));
                    await().atMost(TestUser.PATIENCE)
                            .untilAsserted(() -> assertThat(asking.voice().bursts(channel, 1))
                                    .as("last burst, %s", where)
                                    .singleElement()
                                    .satisfies(burst ->
                                            assertThat(packets(burst)).containsExactlyElementsOf(speech.packets())));
                }
            }
        }
    }

    @Test
    void killedPod_costsOnlyItsOwnPeople_whoHearAgainWithinTwoSeconds() throws Exception {
        ServicePod dying = installation.local().pod(Service.VOICE, 2);
        try (TestUser alice = at(0, "alice");
                TestUser bob = at(1, "bob");
                TestUser carol = at(2, "carol");
                TestUser beside = at(0, "frank")) {
            long first = settle(alice, bob, carol, beside);
            int said;
            Duration promised;
            try (Talker talker = new Talker(alice)) {
                carol.awaitHeard("alice", 50);
                int heard = carol.heardOf("alice").size();
                long killed = System.nanoTime();

                dying.kill();

                carol.awaitHeard("alice", heard + 100);
                promised = Standstill.added(Duration.ofSeconds(2), killed, System.nanoTime());
                said = talker.said();
            }
            System.out.printf("killed pod: its listener heard nothing for %s%n", carol.longestSilence());
            assertThat(carol.longestSilence()).isLessThan(promised);
            assertNothingLost(first, said, bob, beside);
        } finally {
            restart(dying);
        }
    }

    @Test
    void podOfTheSpeakerKilled_heIsHeardAgainWithinTwoSeconds() throws Exception {
        ServicePod dying = installation.local().pod(Service.VOICE, 2);
        try (TestUser alice = at(2, "alice");
                TestUser bob = at(1, "bob")) {
            settle(alice, bob);
            Duration promised;
            try (Talker talker = new Talker(alice)) {
                bob.awaitHeard("alice", 50);
                int heard = bob.heardOf("alice").size();
                long killed = System.nanoTime();

                dying.kill();

                bob.awaitHeard("alice", heard + 100);
                promised = Standstill.added(Duration.ofSeconds(2), killed, System.nanoTime());
            }
            System.out.printf("killed pod of the speaker: silence of %s%n", bob.longestSilence());
            assertThat(bob.longestSilence()).isLessThan(promised);
            assertThat(sequences(bob)).doesNotHaveDuplicates();
        } finally {
            restart(dying);
        }
    }

    @Test
    void frozenPod_costsOnlyItsOwnPeople_whoThenHearNothingStale() {
        ServicePod frozen = installation.local().pod(Service.VOICE, 2);
        try (TestUser alice = at(0, "alice");
                TestUser bob = at(1, "bob");
                TestUser carol = at(2, "carol")) {
            for (int seconds : new int[] {2, 8}) {
                long first = settle(alice, bob, carol);
                int said;
                try (Talker talker = new Talker(alice)) {
                    carol.awaitHeard("alice", 50);
                    frozen.pause();
                    LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(seconds));
                    int heard = carol.heardOf("alice").size();
                    frozen.resume();
                    carol.awaitHeard("alice", heard + 100);
                    said = talker.said();
                }
                System.out.printf(
                        "pod frozen for %d s: its listener heard nothing for %s, and nothing older than %s%n",
                        seconds, carol.longestSilence(), carol.oldestHeard());
                // What was said while it was frozen is as old as that.
                assertThat(carol.oldestHeard()).isLessThan(Duration.ofMillis(1_800));
                assertNothingLost(first, said, bob);
            }
        }
    }

    @Test
    void allPodsRestarted_oneAfterTheOther_nobodyLosesMoreThanTwoFrames() throws Exception {
        try (TestUser alice = at(0, "alice");
                TestUser bob = at(1, "bob");
                TestUser carol = at(2, "carol")) {
            long first = settle(alice, bob, carol);
            int said;
            try (Talker talker = new Talker(alice)) {
                bob.awaitHeard("alice", 50);
                for (ServicePod pod : installation.local().pods(Service.VOICE)) {
                    long begun = System.nanoTime();
                    pod.stop();
                    long stopped = System.nanoTime();
                    Duration took = Duration.ofNanos(stopped - begun);
                    System.out.printf("%s stopped within %s%n", pod.name(), took);
                    assertThat(took).isLessThan(Standstill.added(Duration.ofSeconds(30), begun, stopped));
                    restart(pod);
                }
                int last = talker.said();
                await().atMost(TestUser.PATIENCE).until(() -> talker.said() > last + 100);
                said = talker.said();
            }
            for (TestUser listener : List.of(bob, carol)) {
                listener.awaitHeard("alice", said - 2);
                long lost = lost(first, said, listener);
                System.out.printf(
                        "rolling restart: %s lost %d of %d, longest silence %s%n",
                        listener.name, lost, said, listener.longestSilence());
                assertThat(lost).isLessThanOrEqualTo(2);
                assertThat(sequences(listener)).doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void bannedSpeaker_isNotHeardOnOtherPodsEither() {
        try (OpenSpeak admin = installation.signIn("admin", 0, 0);
                TestUser frank = at(0, "frank");
                TestUser bob = at(1, "bob");
                TestUser carol = at(2, "carol");
                Talker talker = new Talker(frank)) {
            bob.awaitHeard("frank", 50);
            carol.awaitHeard("frank", 50);

            Ban ban = admin.moderation()
                    .ban(BanMemberRequest.newBuilder()
                            .setChannelId("general")
                            .setUserId("frank")
                            .setReason("shouting")
                            .build());
            long returned = System.nanoTime();

            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
            for (TestUser listener : List.of(bob, carol)) {
                long last = listener.lastHeard();
                Duration late = Duration.ofNanos(last - returned);
                System.out.printf("%s: last frame %d ms after the call returned%n", listener.name, late.toMillis());
                assertThat(late).isLessThan(Standstill.added(Duration.ofMillis(250), returned, last));
            }
            admin.moderation().unban(new ChannelId("general"), ban.getBanId());
        }
    }

    private static TestUser at(int voicePod, String name) {
        return TestUser.online(installation.signIn(name, 0, voicePod)).joins("general");
    }

    /** All hear the first one; then what was said is forgotten. Answers with the sequence of what is said next. */
    private static long settle(TestUser speaker, TestUser... listeners) {
        await().atMost(TestUser.PATIENCE).untilAsserted(() -> {
            speaker.says(new byte[] {1});
            for (TestUser listener : listeners) {
                assertThat(listener.heardOf(speaker.name)).isNotEmpty();
            }
        });
        long last = speaker.says(new byte[] {2});
        for (TestUser listener : listeners) {
            await().atMost(TestUser.PATIENCE)
                    .until(() -> sequences(listener, speaker.name).contains(last));
        }
        speaker.forgets();
        for (TestUser listener : listeners) {
            listener.forgets();
        }
        return last + 1;
    }

    private static void restart(ServicePod pod) throws InterruptedException {
        pod.start();
        pod.awaitReady(TestUser.PATIENCE);
    }

    private static void assertNothingLost(long first, int said, TestUser... listeners) {
        for (TestUser listener : listeners) {
            listener.awaitHeard("alice", said);
            assertThat(lost(first, said, listener))
                    .as("lost by %s", listener.name)
                    .isZero();
            assertThat(sequences(listener)).isSorted().doesNotHaveDuplicates();
            assertThat(listener.gaps()).isEmpty();
        }
    }

    private static long lost(long first, int said, TestUser listener) {
        Set<Long> heard = Set.copyOf(sequences(listener));
        return LongStream.range(first, first + said)
                .filter(sequence -> !heard.contains(sequence))
                .count();
    }

    private static List<Long> sequences(TestUser listener) {
        return sequences(listener, "alice");
    }

    private static List<Long> sequences(TestUser listener, String speaker) {
        return listener.heardOf(speaker).stream().map(VoiceFrame::getSequence).toList();
    }

    private static List<byte[]> packets(List<VoiceFrame> frames) {
        return frames.stream().map(frame -> frame.getOpus().toByteArray()).toList();
    }
}
