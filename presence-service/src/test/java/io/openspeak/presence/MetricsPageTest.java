package io.openspeak.presence;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.platform.testing.DocsPage;
import io.openspeak.platform.testing.RealRedisResource;
import io.openspeak.platform.testing.TestKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/metrics.md lists exactly the metrics of presence and WebSockets that Prometheus finds, with their types. */
@QuarkusTest
@QuarkusTestResource(RealRedisResource.class)
@QuarkusTestResource(TestKeys.class)
class MetricsPageTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `((?:presence|ws)_\\w+)` \\| (\\w+) \\|");
    private static final Pattern TYPE = Pattern.compile("(?m)^# TYPE ((?:presence|ws)_\\w+) (\\w+)");

    @Test
    void metrics_scraped_areThoseOnThePage() {
        String scraped = given().when()
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString();

        Map<String, String> types = types(TYPE, scraped);
        // What Micrometer adds to every timer.
        types.keySet().removeIf(name -> name.endsWith("_seconds_max"));
        Map<String, String> onThePage = types(ROW, DocsPage.read("metrics.md"));
        assertThat(types).isEqualTo(onThePage);
        assertThat(onThePage.keySet())
                .allSatisfy(name -> assertThat(scraped).containsPattern("(?m)^" + name + "(_count)?[ {]"));
    }

    private static Map<String, String> types(Pattern line, String text) {
        Map<String, String> types = new TreeMap<>();
        line.matcher(text)
                .results()
                .forEach(found -> types.put(sample(found.group(1), found.group(2)), found.group(2)));
        return types;
    }

    /** OpenMetrics names the family of a counter without the ending that its sample has. */
    private static String sample(String family, String type) {
        return type.equals("counter") && !family.endsWith("_total") ? family + "_total" : family;
    }
}
