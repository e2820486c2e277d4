package io.openspeak.bench.load.rate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What people and programs read of a climb. */
class StepReportTest {

    private static final Ladder LADDER = new Ladder(100, 2, 1000, Duration.ofSeconds(10), Duration.ZERO, 100);
    private static final List<Step> STEPS =
            List.of(Steps.of(100, 1000, Map.of(), 20), Steps.of(200, 1900, Map.of("unavailable", 100L), 400));

    private static String printed(boolean json) {
        StringWriter text = new StringWriter();
        StepReport.print(new PrintWriter(text), json, "auth", LADDER, STEPS, List.of("pod", "redis"));
        return text.toString();
    }

    @Test
    void table_hasALineForEachRate_andWhereItEnded() {
        assertThat(printed(false))
                .containsPattern("Call +100 +100 +0 +1.50 +20.00 +40.00 +40.00 +10.00 +20 +30\n")
                .containsPattern("Call +200 +190 +100 ")
                .contains("Call does not hold 200 a second: failures {unavailable=100}");
    }

    @Test
    void json_isALineForEachRate() throws Exception {
        List<String> lines = printed(true).lines().toList();

        assertThat(lines).hasSize(2);
        JsonNode second = new ObjectMapper().readTree(lines.getLast());
        assertThat(second.get("scenario").asText()).isEqualTo("auth");
        assertThat(second.get("held").asBoolean()).isFalse();
        assertThat(second.get("failures").get("unavailable").asLong()).isEqualTo(100);
        assertThat(second.get("cpu_seconds_per_10000").get("pod").asDouble()).isBetween(21.0, 21.1);
    }
}
