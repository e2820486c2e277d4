package io.openspeak.platform.redis.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.openspeak.platform.redis.TestLog;
import io.openspeak.platform.redis.worker.PartitionLeases;
import io.openspeak.platform.redis.worker.StreamWorker;
import io.openspeak.platform.testing.FailingOver;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What holds of logs when a master dies and its replica takes its place. */
abstract class FailOverContract {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final FailingOver servers = start();
    private final TestLog words = TestLog.on(servers);
    private final StoredWords view = new StoredWords(words);
    private final LogFollower follower = LogFollower.ofOwnLog(words.client(), words.log, view);

    abstract FailingOver start();

    @AfterEach
    void stop() {
        follower.stop();
        words.close();
        servers.close();
    }

    @Test
    void masterKilledWhileWriting_viewEqualsTheStore_andWorkersHandleAllThatItKept() throws Exception {
        List<String> handled = new CopyOnWriteArrayList<>();
        StreamWorker worker = new StreamWorker(
                words.client(),
                words.log,
                "group",
                "pod",
                new PartitionLeases(words.commands, words.log, "job", "pod", Clock.systemUTC()),
                fact -> {
                    handled.add(fact.partition() + ":" + new String(fact.data(), StandardCharsets.UTF_8));
                    return Uni.createFrom().voidItem();
                });
        worker.start();
        follower.start();
        await().atMost(PATIENCE).until(() -> !follower.stale());
        AtomicBoolean enough = new AtomicBoolean();
        Thread writer = Thread.startVirtualThread(() -> {
            for (int number = 0; !enough.get(); number++) {
                words.says(number % 4, "word " + number);
            }
        });
        await().until(() -> handled.size() > 100);

        servers.killMasterOf(words.log.stream(1));

        servers.awaitMasterOf(words.log.stream(1));
        int handledBefore = handled.size();
        await().atMost(PATIENCE).until(() -> handled.size() > handledBefore + 200);
        enough.set(true);
        writer.join();
        StoredWords.partitions(words)
                .forEach(partition -> await().atMost(PATIENCE).untilAsserted(() -> {
                    List<String> stored = view.stored(partition);
                    assertThat(stored).isNotEmpty();
                    assertThat(view.of(partition)).isEqualTo(stored);
                    assertThat(handled).containsAll(stored);
                }));
        worker.stop();
    }

    @Test
    void factsThatTheFailOverLost_areForgotten_andTheirPositionsCountNoMore() {
        follower.start();
        await().atMost(PATIENCE).until(() -> !follower.stale());
        words.says(1, "kept");
        await().until(() -> !view.of(1).isEmpty());
        String epoch = epoch();
        // The replica's acknowledgements come once a second; what was sent before the cut arrives.
        servers.cutReplicationOf(words.log.stream(1));
        words.says(1, "lost");
        await().until(() -> view.of(1).contains("1:lost"));
        LogPosition lost = follower.position();

        servers.killMasterOf(words.log.stream(1));
        servers.awaitMasterOf(words.log.stream(1));
        words.says(1, "after");

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(view.of(1)).containsExactly("1:kept", "1:after"));
        assertThat(view.stored(1)).isEqualTo(view.of(1));
        assertThat(view.snapshots()).isGreaterThan(1);
        assertThat(epoch()).isNotEqualTo(epoch);
        assertThat(follower.position().covers(lost)).isFalse();
    }

    private String epoch() {
        return String.valueOf(
                words.commands.send(Command.GET, words.log.epoch(1)).await().indefinitely());
    }
}
