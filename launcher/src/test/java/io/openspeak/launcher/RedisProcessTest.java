package io.openspeak.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The private Redis, for real. */
class RedisProcessTest {

    private static final Duration LIMIT = Duration.ofMinutes(1);

    private DataFolder data;
    private RedisProcess redis;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        data = new DataFolder(folder);
        redis = new RedisProcess(data, Ports.free(1).getFirst());
        redis.start();
        redis.awaitReady(LIMIT);
    }

    @AfterEach
    void end() {
        redis.kill();
    }

    @Test
    void restart_afterStop_keepsData() throws Exception {
        RedisTalk.say(redis, "SET greeting hello");
        redis.stop();
        assertThat(redis.answers()).isFalse();

        redis.start();
        redis.awaitReady(LIMIT);

        assertThat(RedisTalk.say(redis, "GET greeting")).isEqualTo("hello");
    }

    @Test
    void pause_freezesUntilResume() throws Exception {
        redis.pause();
        assertThat(redis.answers()).isFalse();

        redis.resume();

        redis.awaitReady(LIMIT);
    }

    @Test
    void stop_whilePaused_stillEnds() throws Exception {
        redis.pause();

        redis.stop();

        assertThat(redis.isRunning()).isFalse();
    }

    @Test
    void commandLine_namesDataFolder_soThatDownKnowsIt(@TempDir Path other) {
        ProcessHandle process = ProcessHandle.of(redis.pid()).orElseThrow();

        assertThat(data.isUsedBy(process)).isTrue();
        assertThat(new DataFolder(other).isUsedBy(process)).isFalse();
    }

    @Test
    void awaitReady_whenItEnds_failsAtOnceWithItsLastLines(@TempDir Path folder) throws Exception {
        try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            RedisProcess second = new RedisProcess(new DataFolder(folder), mute.getLocalPort());
            second.start();

            assertThatThrownBy(() -> second.awaitReady(LIMIT))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("redis ended while it started, with exit code 1")
                    .hasMessageContaining("Address already in use")
                    .hasMessageContaining("redis.log");
        }
    }
}
