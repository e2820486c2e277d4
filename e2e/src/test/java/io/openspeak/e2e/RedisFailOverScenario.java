package io.openspeak.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.openspeak.client.id.ChannelId;
import io.openspeak.platform.testing.FailingOver;
import io.openspeak.platform.testing.RealRedisCluster;
import io.openspeak.platform.testing.RealSentinelSet;
import io.openspeak.presence.v1.PresenceStatus;
import io.openspeak.presence.v1.UserPresence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;

/** A Redis master dies and its replica takes its place: talk never stops, and a few seconds later everything goes on and is right. */
class RedisFailOverScenario {

    private static final int PARTITIONS = 16;

    @Test
    void masterOfTheClusterKilled_talkNeverStops_andJoiningAndPresenceGoOn() throws Exception {
        try (FailingOver redis = RealRedisCluster.start()) {
            masterKilled_talkNeverStops_andJoiningAndPresenceGoOn(redis);
        }
    }

    @Test
    void masterUnderSentinelsKilled_talkNeverStops_andJoiningAndPresenceGoOn() throws Exception {
        try (FailingOver redis = RealSentinelSet.start()) {
            masterKilled_talkNeverStops_andJoiningAndPresenceGoOn(redis);
        }
    }

    private void masterKilled_talkNeverStops_andJoiningAndPresenceGoOn(FailingOver redis) throws Exception {
        Speech before = Speech.of(100);
        Speech during = Speech.of(200);
        try (Installation installation = on(redis);
                TestUser alice =
                        TestUser.online(installation.signIn("alice", 0, 0)).joins("general");
                TestUser bob = TestUser.online(installation.signIn("bob", 0, 0), "alice", "carol")
                        .joins("general")) {
            before.saidBy(alice);
            bob.awaitHeard("alice", before.packets().size() / 2);
            String keyOfAlice = "presence:{" + partitionOf("alice") + "}:present";

            redis.killMasterOf(keyOfAlice);
            during.saidBy(alice);
            redis.awaitMasterOf(keyOfAlice);

            int all = before.packets().size() + during.packets().size();
            // A machine that is busy with the fail-over itself may be late with some, and says so.
            eventually(() ->
                    assertThat(bob.heardOf("alice").size() + bob.lostFrames()).isEqualTo(all));
            eventually(() -> alice.mutes(true));
            bob.awaitEvent(event -> event.getMuteChanged().getUserId().equals("alice"));
            try (TestUser carol = TestUser.online(installation.signIn("carol", 0, 0))) {
                eventually(() -> carol.joins("general"));
                bob.awaitEvent(event -> event.getChannelChanged().getUserId().equals("carol")
                        && event.getChannelChanged().getNewChannelId().equals("general"));
                eventually(() -> {
                    assertThat(bob.client.presence().online())
                            .filteredOn(user -> user.getUserId().equals("alice"))
                            .singleElement()
                            .returns("general", UserPresence::getCurrentChannelId)
                            .returns(true, UserPresence::getIsMicrophoneMuted)
                            .returns(PresenceStatus.PRESENCE_STATUS_ONLINE, UserPresence::getStatus);
                    assertThat(bob.client.channels().members(new ChannelId("general")))
                            .extracting(member -> member.getUserId())
                            .containsExactlyInAnyOrder("alice", "bob", "carol");
                });
            }
            bob.awaitEvent(event -> event.getUserOffline().getUserId().equals("carol"));
            assertThat(bob.offlinesOf("alice")).isZero();
        }
    }

    /** The Redis that every installation brings along is ended: nothing may need it. */
    private static Installation on(FailingOver redis) throws IOException {
        Installation installation = Installation.withSettings("installation-" + redis.type(), """
                openspeak.redis.type=%s
                openspeak.redis.url=%s
                openspeak.redis.master-name=%s
                """.formatted(
                        redis.type(), String.join(",", redis.urls()), RealSentinelSet.MASTER_NAME));
        installation.local().redis().stop();
        return installation;
    }

    private static void eventually(ThrowingRunnable act) {
        await().atMost(TestUser.PATIENCE).ignoreExceptions().untilAsserted(act);
    }

    private static int partitionOf(String user) {
        CRC32 hash = new CRC32();
        hash.update(user.getBytes(StandardCharsets.UTF_8));
        return (int) (hash.getValue() % PARTITIONS);
    }
}
