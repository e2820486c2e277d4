package io.openspeak.platform.redis.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.openspeak.platform.failures.Breakdown;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.redis.TestLog;
import io.openspeak.platform.testing.RealRedis;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StreamWorkerTest {

    private static final Duration LEASES_CHANGE_HANDS = Duration.ofMinutes(1);

    private final RealRedis server = RealRedis.start();
    private final TestLog words = TestLog.on(server);
    private final List<StreamWorker> workers = new ArrayList<>();

    @AfterEach
    void stop() {
        workers.forEach(StreamWorker::stop);
        words.close();
        server.close();
    }

    private StreamWorker worker(String pod, Function<String, Uni<Void>> handler) {
        StreamWorker worker = new StreamWorker(
                words.client(),
                words.log,
                "group",
                pod,
                new PartitionLeases(words.commands, words.log, "job", pod, Clock.systemUTC()),
                fact -> handler.apply(new String(fact.data(), StandardCharsets.UTF_8)));
        workers.add(worker);
        worker.start();
        return worker;
    }

    private static Function<String, Uni<Void>> into(List<String> handled) {
        return word -> {
            handled.add(word);
            return Uni.createFrom().voidItem();
        };
    }

    @Test
    void twoPods_handleEveryFactOnce_inOrderOfItsPartition() {
        // In one list: a partition may go from either pod to the other meanwhile.
        List<String> all = new CopyOnWriteArrayList<>();
        worker("pod-1", into(all));
        worker("pod-2", into(all));
        IntStream.range(0, 200).forEach(number -> words.says(number % 4, (number % 4) + ":" + number));

        await().until(() -> all.size() >= 200);
        assertThat(all).hasSize(200).doesNotHaveDuplicates();
        for (String partition : List.of("0:", "1:", "2:", "3:")) {
            List<Integer> numbers = all.stream()
                    .filter(word -> word.startsWith(partition))
                    .map(word -> Integer.valueOf(word.substring(2)))
                    .toList();
            assertThat(numbers).isSorted();
        }
    }

    @Test
    void podThatDies_leavesItsFacts_toTheNext() {
        List<String> handled = new CopyOnWriteArrayList<>();
        AtomicInteger taken = new AtomicInteger();
        StreamWorker dying = worker("pod-1", word -> {
            taken.incrementAndGet();
            return Uni.createFrom().nothing();
        });
        words.says(1, "left");
        await().until(() -> taken.get() == 1);

        dying.stop();
        worker("pod-2", into(handled));
        words.says(1, "later");

        await().atMost(LEASES_CHANGE_HANDS).until(() -> handled.size() == 2);
        assertThat(handled).containsExactly("left", "later");
    }

    @Test
    void fact_thatFailsForEver_isPutAside_andTheNextIsHandled() {
        List<String> handled = new CopyOnWriteArrayList<>();
        AtomicInteger tries = new AtomicInteger();
        worker("pod-1", word -> {
            if (word.equals("poison")) {
                tries.incrementAndGet();
                return Uni.createFrom().failure(new IllegalArgumentException(word));
            }
            return into(handled).apply(word);
        });

        words.says(1, "poison");
        words.says(1, "next");

        await().atMost(LEASES_CHANGE_HANDS).until(() -> handled.contains("next"));
        assertThat(tries).hasValue(6);
        assertThat(words.commands
                        .send(Command.XLEN, words.log.stream(1) + ":dead:group")
                        .await()
                        .indefinitely())
                .hasToString("1");
    }

    @Test
    void fact_thatFailsWhileSomethingIsOutOfReach_isHandledWhenItIsBack_beforeLaterOnes() {
        List<String> handled = new CopyOnWriteArrayList<>();
        AtomicInteger tries = new AtomicInteger();
        worker(
                "pod-1",
                word -> word.equals("early") && tries.incrementAndGet() < 8
                        ? Uni.createFrom().failure(new Breakdown(Reason.UNAVAILABLE, new IllegalStateException("away")))
                        : into(handled).apply(word));

        words.says(1, "early");
        words.says(1, "late");

        await().atMost(LEASES_CHANGE_HANDS).until(() -> handled.size() == 2);
        assertThat(handled).containsExactly("early", "late");
    }
}
