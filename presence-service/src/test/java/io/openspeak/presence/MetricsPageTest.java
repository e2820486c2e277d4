package io.openspeak.presence;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.platform.testing.MetricsPage;
import io.openspeak.platform.testing.RealRedisResource;
import io.openspeak.platform.testing.TestKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** docs/metrics.md lists exactly the metrics of presence and WebSockets that Prometheus finds, with their types. */
@QuarkusTest
@QuarkusTestResource(RealRedisResource.class)
@QuarkusTestResource(TestKeys.class)
class MetricsPageTest {

    private static final String NAMES = "(?:presence|ws)_\\w+";

    @Test
    void metrics_scraped_areThoseOnThePage() {
        String scraped = given().when()
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString();

        assertThat(MetricsPage.scraped(NAMES, scraped)).isEqualTo(MetricsPage.listed(NAMES));
    }
}
