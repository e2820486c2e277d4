package io.openspeak.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.openspeak.channel.v1.ChannelKind;
import io.openspeak.channel.v1.CreateChannelRequest;
import io.openspeak.client.OpenSpeak;
import io.openspeak.client.floor.FloorNews;
import io.openspeak.client.floor.FloorPriority;
import io.openspeak.launcher.Service;
import io.openspeak.launcher.ServicePod;
import io.openspeak.voice.v1.RejectionReason;
import io.openspeak.voice.v1.VoiceFrame;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A push-to-talk channel whose people sit at two voice pods: never do two sound at once, whatever a pod does. */
@SuppressWarnings("NullAway.Init")
class FloorScenario {

    private static Installation installation;

    @BeforeAll
    static void start() {
        installation = Installation.ofItsOwn(
                "floor", wishes -> wishes.pods(Service.VOICE, 2).people("frank"));
        // The first words through a cold pod may wait for too long.
        String channel = pushToTalk("warm-up");
        for (int pod = 0; pod < 2; pod++) {
            try (TestUser speaker = at(pod, "alice", channel);
                    TestUser near = at(pod, "bob", channel);
                    TestUser far = at(1 - pod, "carol", channel)) {
                granted(asks(speaker));
                try (Talker talker = new Talker(speaker)) {
                    near.awaitHeard("alice", 50);
                    far.awaitHeard("alice", 50);
                }
            }
        }
    }

    @AfterAll
    static void stop() {
        installation.close();
    }

    @Test
    void holdersPod_thatIsStoppedPastItsLease_isHeardNoMore_onceSomebodyElseHasTheFloor() {
        String channel = pushToTalk("stopped");
        ServicePod stopped = installation.local().pod(Service.VOICE, 0);
        try (TestUser alice = at(0, "alice", channel);
                TestUser besideAlice = at(0, "carol", channel);
                TestUser bob = at(1, "bob", channel);
                TestUser besideBob = at(1, "frank", channel)) {
            long first = granted(asks(alice));
            try (Talker talksOn = new Talker(alice)) {
                besideAlice.awaitHeard("alice", 50);
                besideBob.awaitHeard("alice", 50);
                CompletableFuture<FloorNews.Answer> waiting = asks(bob);

                long pausedAt = System.nanoTime();
                stopped.pause();
                long second = granted(waiting);
                long grantedAt = System.nanoTime();
                Duration without = Duration.ofNanos(grantedAt - pausedAt);
                int heardBefore = besideAlice.heardOf("alice").size();
                int heardBeforeBesideBob = besideBob.heardOf("alice").size();
                try (Talker talksNow = new Talker(bob)) {
                    besideBob.awaitHeard("bob", 50);
                    stopped.resume();
                    besideAlice.awaitHeard("bob", 100);
                    await().atMost(TestUser.PATIENCE).until(() -> isToldNoFloor(alice));
                }

                System.out.printf(
                        "holder's pod stopped: the floor went to the next after %s; frames of the old holder after that: %d there, %d here%n",
                        without,
                        besideAlice.heardOf("alice").size() - heardBefore,
                        besideBob.heardOf("alice").size() - heardBeforeBesideBob);
                assertThat(second).isGreaterThan(first);
                assertThat(besideAlice.heardOf("alice")).hasSize(heardBefore);
                assertThat(besideBob.heardOf("alice")).hasSize(heardBeforeBesideBob);
                assertThat(tokens(besideAlice, "bob")).containsOnly(second);
                assertThat(tokens(besideBob, "bob")).containsOnly(second);
                assertThat(without).isLessThan(Standstill.added(Duration.ofSeconds(6), pausedAt, grantedAt));
            }
        } finally {
            stopped.resume();
        }
    }

    @Test
    void floor_isHandedOverBetweenPods_withoutAWordOfTwo() {
        String channel = pushToTalk("handed");
        try (TestUser alice = at(0, "alice", channel);
                TestUser bob = at(1, "bob", channel);
                TestUser listener = at(1, "frank", channel)) {
            long first = granted(asks(alice));
            Speech.of(25).saidBy(alice);
            listener.awaitHeard("alice", 25);
            CompletableFuture<FloorNews.Answer> waiting = asks(bob);

            alice.room().releaseFloor();

            long second = granted(waiting);
            Speech.of(25).saidBy(bob);
            listener.awaitHeard("bob", 25);
            assertThat(tokens(listener, "alice")).containsOnly(first);
            assertThat(tokens(listener, "bob")).containsOnly(second);
            assertThat(second).isGreaterThan(first);
        }
    }

    private static boolean isToldNoFloor(TestUser user) {
        return user.rejections().stream()
                .anyMatch(each -> each.getReason() == RejectionReason.REJECTION_REASON_NO_FLOOR);
    }

    private static List<Long> tokens(TestUser listener, String speaker) {
        return listener.heardOf(speaker).stream()
                .map(VoiceFrame::getFloorToken)
                .distinct()
                .toList();
    }

    private static CompletableFuture<FloorNews.Answer> asks(TestUser user) {
        return user.room().requestFloor(FloorPriority.NORMAL, true);
    }

    private static long granted(CompletableFuture<FloorNews.Answer> answer) {
        FloorNews.Answer told = answer.orTimeout(TestUser.PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        assertThat(told).isInstanceOf(FloorNews.Granted.class);
        return ((FloorNews.Granted) told).token();
    }

    private static String pushToTalk(String name) {
        try (OpenSpeak admin = installation.signIn("admin", 0, 0)) {
            admin.channels()
                    .create(CreateChannelRequest.newBuilder()
                            .setChannelId(name)
                            .setKind(ChannelKind.CHANNEL_KIND_PUSH_TO_TALK)
                            .build());
        }
        return name;
    }

    private static TestUser at(int voicePod, String name, String channel) {
        return TestUser.online(installation.signIn(name, 0, voicePod)).joins(channel);
    }
}
