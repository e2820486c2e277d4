package io.openspeak.platform.redis.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.openspeak.platform.redis.TestLog;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LogFollowerTest {

    private final TestLog words = new TestLog();
    private final List<String> folded = new CopyOnWriteArrayList<>();
    private final AtomicInteger snapshots = new AtomicInteger();
    private final LogFollower follower = new LogFollower(
            words.client(),
            words.log,
            new LocalView() {
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
            },
            Clock.systemUTC());

    @AfterEach
    void stop() {
        follower.stop();
        words.close();
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

        follower.reached(written).await().atMost(Duration.ofSeconds(5));

        assertThat(folded).containsExactly("written");
    }

    @Test
    void redisRestarted_goesOn_withoutASnapshot() {
        words.writeThrough();
        follow();
        words.says(1, "before");
        await().until(() -> folded.contains("before"));

        words.server.stop();
        await().until(follower::stale);
        words.server.restart();
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

        words.server.forget();
        words.server.restart();

        await().until(() -> snapshots.get() == 2 && !follower.stale());
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

        await().until(() -> snapshots.get() == 2 && !follower.stale());
        assertThat(folded).as("the snapshot holds it").doesNotContain("anew");
    }
}
