package io.openspeak.bench.load.voice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.openspeak.bench.load.measure.Delays;
import io.openspeak.bench.load.process.Garbage;
import io.openspeak.bench.load.process.Garbage.Pause;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class VoiceOutcomeTest {

    private static final VoiceOutcome OUTCOME = outcome(100_000, 99_000);

    private static VoiceOutcome outcome(long expected, long delivered) {
        return new VoiceOutcome(
                "voice-service",
                new VoicePlan(VoiceTransport.GRPC, 100, 1, Duration.ofSeconds(10), Duration.ofSeconds(20), 80, false),
                Duration.ofSeconds(20),
                expected,
                delivered,
                1000,
                0,
                new Delays(0.5, 2.25, 9),
                Duration.ofMillis(990),
                Duration.ofSeconds(5),
                Duration.ofSeconds(4),
                204_800,
                new Garbage(List.of(new Pause(100, 1.5, 150, 10), new Pause(110, 3.25, 160, 11))));
    }

    @Test
    void rates_areOfWhatWasDelivered() {
        assertThat(OUTCOME.framesPerSecond()).isEqualTo(4950);
        assertThat(OUTCOME.lossPercent()).isEqualTo(1);
    }

    @Test
    void cost_isForAMillionFrames() {
        assertThat(OUTCOME.cpuSecondsPerMillion()).isEqualTo(10);
        assertThat(OUTCOME.serverCorePercent()).isEqualTo(4.95);
        assertThat(OUTCOME.generatorCorePercent()).isEqualTo(25);
        assertThat(OUTCOME.waitedPercent()).isEqualTo(20);
    }

    @Test
    void allocation_isForADeliveredFrame() {
        assertThat(OUTCOME.allocatedPerFrame()).isEqualTo(15 * 1024 * 1024 / 4950.0);
    }

    @Test
    void nothingDelivered_hasNoCost() {
        assertThat(outcome(100, 0).cpuSecondsPerMillion()).isNaN();
        assertThat(outcome(100, 0).allocatedPerFrame()).isNaN();
        assertThat(outcome(0, 0).lossPercent()).isZero();
    }

    @Test
    void table_hasAColumnForEachServer() {
        assertThat(VoiceReport.table(List.of(OUTCOME, OUTCOME)))
                .containsPattern("voice-service +voice-service\n")
                .containsPattern("GC pauses, longest in ms +2, 3.3 +2, 3.3\n")
                .containsPattern("allocated, bytes a frame +3,178 +3,178\n")
                .containsPattern("delivered frames/s +4,950 +4,950\n")
                .containsPattern("CPU-s per million frames +10.0 +10.0\n");
    }

    @Test
    void json_isOneLine() throws Exception {
        String line = VoiceReport.json(OUTCOME);

        JsonNode read = new ObjectMapper().readTree(line);
        assertThat(line).doesNotContain("\n");
        assertThat(read.get("listeners").asInt()).isEqualTo(100);
        assertThat(read.get("cpu_seconds_per_million").asDouble()).isEqualTo(10);
        assertThat(read.get("delay_p99_ms").asDouble()).isEqualTo(2.25);
    }
}
