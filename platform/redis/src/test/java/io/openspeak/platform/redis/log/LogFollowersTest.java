package io.openspeak.platform.redis.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.openspeak.platform.redis.TestLog;
import io.openspeak.platform.testing.RealRedis;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How far a pod is behind a log is measured. */
class LogFollowersTest {

    private final RealRedis server = RealRedis.start();
    private final TestLog words = TestLog.on(server);
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    @AfterEach
    void stop() {
        words.close();
        server.close();
    }

    @Test
    void factTakenIn_longAfterItWasWritten_isTheLag() {
        StoredWords view = new StoredWords(words);
        LogFollower follower = followers(Duration.ofSeconds(5)).of(words.log, view);
        follower.start();
        await().until(() -> !follower.stale());
        assertThat(lag()).isZero();

        words.says(1, "one");

        await().until(() -> view.of(1).size() == 1);
        assertThat(lag()).isBetween(5.0, 15.0);
        follower.stop();
    }

    @Test
    void factTakenIn_byAClockThatIsBehind_isNoLag() {
        StoredWords view = new StoredWords(words);
        LogFollower follower = followers(Duration.ofSeconds(-5)).ofOwn(words.log, view);
        follower.start();
        await().until(() -> !follower.stale());

        words.says(1, "one");

        await().until(() -> view.of(1).size() == 1);
        assertThat(lag()).isZero();
        follower.stop();
    }

    private LogFollowers followers(Duration ahead) {
        return new LogFollowers(words.client(), metrics, Clock.offset(Clock.systemUTC(), ahead));
    }

    private double lag() {
        return metrics.get("openspeak.log.lag").tag("log", "test").timeGauge().value(TimeUnit.SECONDS);
    }
}
