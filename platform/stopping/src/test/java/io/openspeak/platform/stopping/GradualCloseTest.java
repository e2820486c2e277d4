package io.openspeak.platform.stopping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GradualCloseTest {

    private final Set<Integer> open = ConcurrentHashMap.newKeySet();
    private final LastingConnections connections = new GradualClose<>(() -> open, open::remove);

    @Test
    void leave_closesOneAfterTheOther() {
        IntStream.range(0, 400).forEach(open::add);

        connections.leave(Duration.ofSeconds(60));

        await().pollInterval(Duration.ofMillis(5)).until(() -> connections.open() < 400);
        assertThat(open).hasSizeGreaterThan(200);
    }

    @Test
    void leave_closesAllInTime() {
        IntStream.range(0, 400).forEach(open::add);

        connections.leave(Duration.ofMillis(500));

        await().until(() -> connections.open() == 0);
    }

    @Test
    void whoComesLate_isClosedToo() {
        connections.leave(Duration.ofMillis(1));

        open.add(1);

        await().until(() -> connections.open() == 0);
    }

    @Test
    void end_closesWhatIsLeft() {
        IntStream.range(0, 400).forEach(open::add);

        connections.end();

        assertThat(open).isEmpty();
    }
}
