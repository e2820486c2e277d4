package io.openspeak.bench.load.voice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class CapacityTest {

    private static final Climb CLIMB = Climb.from(Trials.FIRST, Raise.SPEAKERS, 2, 64);

    private static Capacity of(VoiceOutcome... trials) {
        return new Capacity("voice-service", CLIMB, 1, List.of(trials));
    }

    private static VoiceOutcome late(int speakers) {
        return Trials.of(speakers, 0, 31, 98, 60);
    }

    @Test
    void highest_isTheHighestLoadThatHeld_alsoAtTheSecondTry() {
        Capacity capacity = of(Trials.held(4), late(8), Trials.held(8), late(16), late(16), Trials.held(12), late(14));

        assertThat(capacity.highest())
                .get()
                .extracting(trial -> trial.plan().speakers())
                .isEqualTo(12);
        assertThat(capacity.above())
                .get()
                .extracting(trial -> trial.plan().speakers())
                .isEqualTo(14);
    }

    @Test
    void fullServer_isNamed() {
        assertThat(CapacityReport.sentence(of(Trials.held(4), late(8), late(8))))
                .isEqualTo("voice-service carries 20,000 delivered frames a second on one core, and with 8 speakers"
                        + " p99 31.0 ms; its core was full.");
    }

    @Test
    void fullGenerator_isNoCapacity() {
        assertThat(CapacityReport.sentence(of(Trials.held(4), Trials.of(8, 2, 31, 80, 99))))
                .isEqualTo("voice-service carries 20,000 delivered frames a second on one core, and with 8 speakers"
                        + " loss 2.00 %; the generator was full: this is no limit of the server.");
    }

    @Test
    void nothingTooMuch_isNoCapacity() {
        Capacity capacity = of(Trials.held(4), Trials.held(8));

        assertThat(capacity.bottleneck()).isEmpty();
        assertThat(CapacityReport.sentence(capacity)).endsWith("the highest load that was tried: it may carry more.");
    }

    @Test
    void nothingThatHeld_isSaid() {
        assertThat(CapacityReport.sentence(of(late(4), late(4), late(2), late(1))))
                .startsWith("voice-service carries none of these loads on one core, and with 1 speakers p99 31.0 ms");
    }

    @Test
    void json_isALineForEachTrial_andOneForTheServer() throws Exception {
        StringWriter out = new StringWriter();
        CapacityReport.printJson(new PrintWriter(out), List.of(of(Trials.held(4), late(8), late(8))));

        List<String> lines = out.toString().lines().toList();
        assertThat(lines).hasSize(4);
        JsonNode trial = new ObjectMapper().readTree(lines.get(1));
        assertThat(trial.get("part").asText()).isEqualTo("trial");
        assertThat(trial.get("held").asBoolean()).isFalse();
        JsonNode capacity = new ObjectMapper().readTree(lines.getLast());
        assertThat(capacity.get("part").asText()).isEqualTo("capacity");
        assertThat(capacity.get("frames_per_second").asDouble()).isEqualTo(20_000);
        assertThat(capacity.get("full").asText()).isEqualTo("server");
        assertThat(capacity.get("too_much").asInt()).isEqualTo(8);
    }

    @Test
    void table_hasALineForEachTrial_andSaysWhatBroke() {
        assertThat(CapacityReport.table(of(Trials.held(4), late(8))))
                .containsPattern("100, 4 +20,000 +0.00 +1.00 +5.00 +25.0 +50 +40 +-\\n")
                .containsPattern("100, 8 .* p99 31.0 ms\\n");
    }
}
