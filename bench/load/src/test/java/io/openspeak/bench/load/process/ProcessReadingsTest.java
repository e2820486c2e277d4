package io.openspeak.bench.load.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProcessReadingsTest {

    @Test
    void cpuTime_isReadBehindAnyName() {
        Duration used = Cpu.parse("42 (java) x 7) S 1 42 42 0 -1 4194560 900 0 3 0 250 75 0 0 20 0 31 0 100 0 0");

        assertThat(used).isEqualTo(Duration.ofMillis(3250));
    }

    @Test
    void pressure_isTheTimeThatSomebodyWaited() {
        Duration waited = Cpu.parsePressure("""
                some avg10=52.74 avg60=58.43 avg300=60.15 total=1927626310
                full avg10=0.00 avg60=0.00 avg300=0.00 total=0
                """);

        assertThat(waited).isEqualTo(Duration.ofNanos(1_927_626_310_000L));
    }

    @Test
    void memory_isTheResidentSet() {
        assertThat(Memory.parse(List.of("VmPeak:\t 900 kB", "VmRSS:\t  154320 kB")))
                .isEqualTo(154_320);
    }

    @Test
    void redisMemory_isWhatItAllocated() {
        assertThat(RedisMemory.parse("$24\r\n# Memory\r\nused_memory:1048576\r\nused_memory_human:1.00M\r\n+OK\r\n"))
                .isEqualTo(1_048_576);
    }

    @Test
    void redisCommands_areCountedByName() {
        RedisCommands commands =
                RedisCommands.parse("$99\r\n# Commandstats\r\ncmdstat_evalsha:calls=7,usec=90,usec_per_call=12.86\r\n"
                        + "cmdstat_config|get:calls=2,usec=9,usec_per_call=4.50\r\n+OK\r\n");

        assertThat(commands.calls()).containsExactlyInAnyOrderEntriesOf(Map.of("evalsha", 7L, "config|get", 2L));
    }

    @Test
    void redisCommands_since_areThoseThatCameOnTop() {
        RedisCommands before = new RedisCommands(Map.of("evalsha", 7L, "info", 1L));
        RedisCommands after = new RedisCommands(Map.of("evalsha", 9L, "info", 1L, "zadd", 4L));

        assertThat(after.since(before).calls()).containsExactlyInAnyOrderEntriesOf(Map.of("evalsha", 2L, "zadd", 4L));
    }

    @Test
    void redisCommands_ofAnAnswerWithoutAny_areAFailure() {
        assertThatThrownBy(() -> RedisCommands.parse("-NOAUTH Authentication required.\r\n"))
                .hasMessageContaining("NOAUTH");
    }

    @Test
    void liveHeap_isTheTotalOfTheHistogram() {
        assertThat(Heap.parse("""
                4711:
                 num     #instances         #bytes  class name (module)
                   1:          3005         245000  [B (java.base@25)
                Total         12345        9876544
                """)).isEqualTo(9_876_544);
    }
}
