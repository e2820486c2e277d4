package io.openspeak.platform.failures.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.openspeak.platform.failures.Breakdown;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Failures as problem+json. */
class ProblemTest {

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void of_refusal_hasTheMembersOfRfc9457AndOurs() {
        JsonNode problem = json.valueToTree(Problem.of(new Refusal(Reason.USER_NOT_FOUND, "There is no 'bob'.")));

        assertThat(problem.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("type", "title", "status", "detail", "reason", "trace_id");
        assertThat(problem.get("status").asInt()).isEqualTo(404);
        assertThat(problem.get("reason").asText()).isEqualTo("user_not_found");
        assertThat(problem.get("detail").asText()).isEqualTo("There is no 'bob'.");
    }

    @Test
    void of_breakdown_saysNothingOfItsCause() {
        Problem problem = Problem.of(new Breakdown(Reason.INTERNAL_ERROR, new RuntimeException("hunter2")));

        assertThat(problem.toString()).doesNotContain("hunter2");
        assertThat(problem.status()).isEqualTo(500);
    }

    @ParameterizedTest
    @CsvSource({"PT0S, 1", "PT0.2S, 1", "PT1S, 1", "PT1.001S, 2", "PT5M, 300"})
    void retryAfter_anyDelay_isNeverTooEarly(Duration delay, String seconds) {
        assertThat(Problem.retryAfter(delay)).isEqualTo(seconds);
    }
}
