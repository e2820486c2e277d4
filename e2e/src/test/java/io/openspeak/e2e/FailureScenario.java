package io.openspeak.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.openspeak.client.id.ChannelId;
import io.openspeak.launcher.RedisProcess;
import io.openspeak.launcher.Service;
import io.openspeak.launcher.ServicePod;
import io.openspeak.presence.v1.PresenceStatus;
import io.openspeak.presence.v1.UserPresence;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Somebody or something dies or stops: nobody stays as a ghost, nobody leaves twice, talk goes on. */
class FailureScenario {

    @Test
    void killedClient_isReconnecting_thenOfflineOnce_andGoneFromTheChannel() throws Exception {
        try (TestUser bob = TestUser.onlineAt(1, 0, "bob", "frank").joins("general");
                ClientProcess frank = ClientProcess.joins("frank", "general")) {
            bob.awaitEvent(event -> event.getChannelChanged().getUserId().equals("frank")
                    && event.getChannelChanged().getNewChannelId().equals("general"));

            frank.kill();

            bob.awaitEvent(event -> event.getReconnecting().getUserId().equals("frank")
                    && event.getReconnecting().getReconnecting());
            bob.awaitEvent(event -> event.getUserOffline().getUserId().equals("frank"));
            await().atMost(TestUser.PATIENCE)
                    .untilAsserted(() -> assertThat(bob.client.channels().members(new ChannelId("general")))
                            .noneMatch(member -> member.getUserId().equals("frank")));
            await().during(Duration.ofSeconds(2))
                    .untilAsserted(() -> assertThat(bob.offlinesOf("frank")).isEqualTo(1));
        }
    }

    @Test
    void redisStopsForTenSeconds_andEveryFrameIsHeard() throws Exception {
        Speech before = Speech.of(100);
        Speech during = Speech.of(600);
        RedisProcess redis = Installation.running().local().redis();
        try (TestUser alice = TestUser.onlineAt(0, 0, "alice").joins("general");
                TestUser bob = TestUser.onlineAt(1, 0, "bob", "alice").joins("general")) {
            before.saidBy(alice);
            redis.stop();
            during.saidBy(alice);
            assertThat(bob.client.presence().online())
                    .as("the last known view is better than none")
                    .anyMatch(user -> user.getUserId().equals("alice"));
            redis.start();
            redis.awaitReady(TestUser.PATIENCE);

            int all = before.packets().size() + during.packets().size();
            assertThat(bob.awaitHeard("alice", all)).hasSize(all);
            assertThat(bob.gaps()).isEmpty();

            // The services come back to Redis one after the other.
            await().atMost(TestUser.PATIENCE).ignoreExceptions().untilAsserted(() -> alice.mutes(true));
            bob.awaitEvent(event -> event.getMuteChanged().getUserId().equals("alice"));
            await().atMost(TestUser.PATIENCE)
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(bob.client.presence().online())
                            .filteredOn(user -> user.getUserId().equals("alice"))
                            .singleElement()
                            .returns("general", UserPresence::getCurrentChannelId)
                            .returns(PresenceStatus.PRESENCE_STATUS_ONLINE, UserPresence::getStatus));
            assertThat(bob.offlinesOf("alice")).isZero();
        }
    }

    @Test
    void killedPresencePod_leavesNoGhost_andItsClientsComeBackElsewhere() throws Exception {
        aliceIsNeverSeenToGo_when(ServicePod::kill);
    }

    @Test
    void stoppedPresencePod_handsItsClientsOver_andNobodySeesThemGo() throws Exception {
        aliceIsNeverSeenToGo_when(ServicePod::stop);
    }

    private interface Ending {

        void of(ServicePod pod) throws Exception;
    }

    private static void aliceIsNeverSeenToGo_when(Ending ending) throws Exception {
        ServicePod pod = Installation.running().local().pod(Service.PRESENCE, 0);
        try (TestUser bob = TestUser.onlineAt(1, 0, "bob", "alice");
                TestUser alice = TestUser.onlineAt(0, 0, "alice")) {
            bob.awaitEvent(
                    event -> event.getUserOnline().getPresence().getUserId().equals("alice")
                            || event.getState().getUserId().equals("alice"));
            bob.forgets();

            ending.of(pod);

            try {
                await().atMost(TestUser.PATIENCE).ignoreExceptions().untilAsserted(() -> {
                    alice.mutes(true);
                    assertThat(bob.client.presence().online())
                            .anyMatch(user -> user.getUserId().equals("alice") && user.getIsMicrophoneMuted());
                });
                assertThat(bob.offlinesOf("alice")).isZero();
            } finally {
                pod.start();
                pod.awaitReady(TestUser.PATIENCE);
            }
        }
    }
}
