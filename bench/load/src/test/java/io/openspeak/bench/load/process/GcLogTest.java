package io.openspeak.bench.load.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.bench.load.process.Garbage.Pause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GcLogTest {

    @TempDir
    Path folder;

    private GcLog log;

    @BeforeEach
    void make() {
        log = new GcLog(folder.resolve("gc.log"));
    }

    @Test
    void pauses_areReadWithTheirHeap() throws IOException {
        Files.writeString(log.file(), """
                [0.004s][info][gc] Using G1
                [1.200s][info][gc] GC(0) Pause Young (Normal) (G1 Evacuation Pause) 23M->4M(256M) 3.1ms
                [1.300s][info][gc] GC(1) Concurrent Mark Cycle
                [1.310s][info][gc] GC(1) Pause Remark 6M->5M(64M) 1.0ms
                """);

        assertThat(log.read().pauses()).containsExactly(new Pause(1.2, 3.1, 23, 4), new Pause(1.31, 1.0, 6, 5));
        assertThat(log.read().longestMs()).isEqualTo(3.1);
    }

    @Test
    void pauseThatTellsNoHeap_countsAsPause() throws IOException {
        Files.writeString(log.file(), "[2.500s][info][gc] GC(3) Pause Mark Start 0.012ms\n");

        assertThat(log.read().longestMs()).isEqualTo(0.012);
        assertThat(log.read().allocatedPerSecond()).isNaN();
    }

    @Test
    void allocation_isWhatTheHeapGrewByBetweenPauses() throws IOException {
        Files.writeString(log.file(), """
                [10.000s][info][gc] GC(0) Pause Young (Normal) (G1 Evacuation Pause) 100M->10M(256M) 3.1ms
                [11.000s][info][gc] GC(1) Pause Young (Normal) (G1 Evacuation Pause) 110M->20M(256M) 3.1ms
                """);
        Garbage early = log.read();
        Files.writeString(log.file(), Files.readString(log.file()) + """
                [12.000s][info][gc] GC(2) Pause Young (Normal) (G1 Evacuation Pause) 40M->20M(256M) 3.1ms
                [13.000s][info][gc] GC(3) Pause Young (Normal) (G1 Evacuation Pause) 30M->20M(256M) 3.1ms
                [14.000s][info][gc] GC(4) Pause Young (Normal) (G1 Evacuation Pause) 50M->20M(256M) 3.1ms
                """);

        assertThat(early.allocatedPerSecond()).isEqualTo(100 * 1024 * 1024);
        assertThat(log.read().since(early).allocatedPerSecond()).isEqualTo(20 * 1024 * 1024);
    }
}
