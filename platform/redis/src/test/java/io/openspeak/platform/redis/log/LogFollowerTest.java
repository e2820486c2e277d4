package io.openspeak.platform.redis.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.openspeak.platform.redis.TestLog;
import io.openspeak.platform.testing.FactEntry;
import io.openspeak.platform.testing.RealRedis;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LogFollowerTest {

    private static final String SAYS_TWO_AND_TRIMS_ONE = """
            for number = 1, 2 do
              redis.call('XADD', KEYS[1], 'MAXLEN', 1, '*', 'id', 'number-' .. number, 'after', 'number-' .. (number - 1),
                'type', 'word.v1', 'at', 0, 'epoch', redis.call('GET', KEYS[2]), 'data', 'never told')
            end
            """;

    private final RealRedis server = RealRedis.start();
    private final TestLog words = TestLog.on(server);
    private final List<String> folded = new CopyOnWriteArrayList<>();
    private final AtomicInteger snapshots = new AtomicInteger();
    private final LogFollower follower = new LogFollower(words.client(), words.log, new LocalView() {
        @Override
        public Uni<LogPosition> load(LogPosition end) {
            snapshots.incrementAndGet();
            return Uni.createFrom().item(end);
        }

        @Override
        public void fold(Fact fact) {
            String word = new String(fact.data(), StandardCharsets.UTF_8);
            if (word.equals("unusable")) {
                throw new IllegalArgumentException(word);
            }
            folded.add(word);
        }
    });

    @AfterEach
    void stop() {
        follower.stop();
        words.close();
        server.close();
    }

    private void follow() {
        follower.start();
        await().until(() -> !follower.stale());
    }

    @Test
    void facts_afterTheSnapshot_areFoldedInOrder() {
        words.says(1, "before");
        follow();

        words.says(1, "one");
        words.says(2, "two");
        words.says(1, "three");

        await().until(() -> folded.size() == 3);
        assertThat(folded).containsSubsequence("one", "three").contains("two").doesNotContain("before");
    }

    @Test
    void fact_thatTheViewCantUse_isLeftOut_andTheNextIsFolded() {
        follow();

        words.says(1, "unusable");
        words.says(1, "next");

        await().until(() -> folded.contains("next"));
        assertThat(snapshots).hasValue(1);
    }

    @Test
    void positionOfAWrite_isReached_onceItIsFolded() {
        follow();
        words.says(3, "written");
        LogPosition written =
                new LogReader(words.commands, words.log).end().await().indefinitely();

        follower.reached(written).await().atMost(Duration.ofSeconds(30));

        assertThat(folded).containsExactly("written");
    }

    @Test
    void redisRestarted_goesOn_withoutASnapshot() {
        words.writeThrough();
        follow();
        words.says(1, "before");
        await().until(() -> folded.contains("before"));

        server.stop();
        await().until(follower::stale);
        server.restart();
        words.says(1, "after");

        await().until(() -> folded.contains("after"));
        assertThat(folded).containsExactly("before", "after");
        assertThat(snapshots).hasValue(1);
    }

    @Test
    void redisThatLostItsData_makesASnapshotDue() {
        follow();
        words.says(1, "before");
        await().until(() -> folded.contains("before"));

        server.forget();
        server.restart();

        await().until(() -> snapshots.get() >= 2 && !follower.stale());
        words.says(1, "after");
        await().until(() -> folded.contains("after"));
    }

    @Test
    void logFlushed_underAnOpenConnection_makesASnapshotDue() {
        follow();
        words.says(1, "before");
        await().until(() -> folded.contains("before"));

        words.flush();
        words.says(1, "anew");

        await().until(() -> snapshots.get() >= 2 && !follower.stale());
        assertThat(folded).as("the snapshot holds it").doesNotContain("anew");
    }

    @Test
    void logThatLostItsEnd_andGoesOnPastIt_makesASnapshotDue() {
        follow();
        words.says(1, "before");
        words.says(1, "lost");
        await().until(() -> folded.contains("lost"));

        loseTheEnd();
        words.says(1, "after");

        await().until(() -> snapshots.get() >= 2 && !follower.stale());
        assertThat(folded).doesNotContain("after");
    }

    @Test
    void log_thatGrows_isFollowedWithoutABreak_whateverItsEndWasBefore() {
        follow();

        words.says(1, "first");

        await().during(Duration.ofSeconds(7))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> !follower.stale());
        assertThat(folded).containsExactly("first");
    }

    @Test
    void logTrimmed_pastASlowReader_hasAGap_andMakesASnapshotDue() {
        words.says(1, "before");
        follow();

        words.commands
                .send(Command.EVAL, SAYS_TWO_AND_TRIMS_ONE, 2, words.log.stream(1), words.log.epoch(1))
                .await()
                .indefinitely();

        await().until(() -> snapshots.get() >= 2 && !follower.stale());
        assertThat(folded).isEmpty();
    }

    @Test
    void logThatLostItsEnd_andGoesOnAtTheSamePlace_makesASnapshotDue() {
        follow();
        words.says(1, "before");
        words.says(1, "lost");
        await().until(() -> folded.contains("lost"));
        LogPosition.Offset lost = follower.position().in(1).orElseThrow();

        loseTheEnd();
        Object[] again = FactEntry.arguments(
                words.log.stream(1), lost.epoch(), "word.v1", "other".getBytes(StandardCharsets.UTF_8));
        again[1] = lost.entry();
        words.commands.send(Command.XADD, again).await().indefinitely();

        await().until(() -> snapshots.get() >= 2 && !follower.stale());
        assertThat(folded).as("the snapshot holds it").doesNotContain("other");
    }

    @Test
    void ownerOfALog_thatLostItsEnd_renewsItsEpoch_soThatNoPositionOfTheOldLifeCounts() {
        words.says(1, "before");
        words.says(1, "lost");
        LogReader reader = new LogReader(words.commands, words.log);
        Trail read = reader.ends().await().indefinitely();
        loseTheEnd();

        new EpochRenewal(words.commands, words.log).renewWhatLost(read).await().indefinitely();

        LogPosition now = reader.end().await().indefinitely();
        assertThat(now.in(1).orElseThrow().epoch())
                .isNotEqualTo(read.position().in(1).orElseThrow().epoch());
        assertThat(now.in(2)).isEqualTo(read.position().in(2));
    }

    @Test
    void log_thatOnlyTrimmedWhatWasRead_keepsItsEpoch() {
        words.says(1, "trimmed");
        LogReader reader = new LogReader(words.commands, words.log);
        Trail read = reader.ends().await().indefinitely();
        words.says(1, "later");
        words.commands
                .send(Command.XTRIM, words.log.stream(1), "MAXLEN", 1)
                .await()
                .indefinitely();

        new EpochRenewal(words.commands, words.log).renewWhatLost(read).await().indefinitely();

        assertThat(reader.end().await().indefinitely().in(1).orElseThrow().epoch())
                .isEqualTo(read.position().in(1).orElseThrow().epoch());
    }

    /** As a replica would that was promoted before it got the last fact of partition 1. */
    private void loseTheEnd() {
        String stream = words.log.stream(1);
        var two = words.commands
                .send(Command.XREVRANGE, stream, "+", "-", "COUNT", 2)
                .await()
                .indefinitely();
        words.commands.send(Command.XDEL, stream, two.get(0).get(0)).await().indefinitely();
        words.commands.send(Command.XSETID, stream, two.get(1).get(0)).await().indefinitely();
    }
}
