package io.openspeak.presence.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.openspeak.platform.testing.DocsPage;
import io.openspeak.platform.testing.RealRedisResource;
import io.openspeak.platform.testing.TestKeys;
import io.openspeak.platform.testing.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/protocols/presence-rest.md: every request on it gets an answer of the shape that it shows. */
@QuarkusTest
@QuarkusTestResource(RealRedisResource.class)
@QuarkusTestResource(TestKeys.class)
class PresenceRestPageTest {

    private static final Pattern EXAMPLE =
            Pattern.compile("```http\n(GET|POST) (\\S+)\n([^`]*)```\n```json\n([^`]+)```");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void examples_onThePage_areAnsweredInTheirShape() {
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(
                        () -> given().when().get("/q/health/ready").then().statusCode(200));
        try (TestDevice device = TestDevice.of("alice")) {
            Map<String, String> shown = new TreeMap<>();
            Map<String, String> answered = new TreeMap<>();
            EXAMPLE.matcher(DocsPage.read("protocols/presence-rest.md"))
                    .results()
                    .forEach(example -> {
                        shown.put(example.group(2), shape(example.group(4)));
                        answered.put(example.group(2), shape(answer(example)));
                    });

            assertThat(shown).hasSize(5);
            assertThat(answered).isEqualTo(shown);
        }
    }

    private static String answer(MatchResult example) {
        RequestSpecification request =
                given().header("Authorization", "Bearer " + TestTokens.trusted().of("reader"));
        if (!example.group(3).isBlank()) {
            request.contentType(ContentType.JSON).body(example.group(3));
        }
        return request.when()
                .request(example.group(1), example.group(2))
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    /** Names and types, whatever the values and the order; of a list, the shape of its first. */
    private static String shape(String json) {
        try {
            return shape(JSON.readTree(json));
        } catch (JsonProcessingException malformed) {
            throw new IllegalStateException(json, malformed);
        }
    }

    private static String shape(JsonNode node) {
        if (node.isObject()) {
            Map<String, String> fields = new TreeMap<>();
            node.properties().forEach(field -> fields.put(field.getKey(), shape(field.getValue())));
            return fields.toString();
        }
        return node.isArray()
                ? "[" + shape(node.path(0)) + "]"
                : node.getNodeType().toString();
    }
}
