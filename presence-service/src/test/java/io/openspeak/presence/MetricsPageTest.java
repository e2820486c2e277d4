package io.openspeak.presence;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.platform.testing.MetricsPage;
import io.openspeak.platform.testing.RealRedisResource;
import io.openspeak.platform.testing.TestKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** docs/metrics.md lists exactly the metrics that Prometheus finds here, with their types. */
@QuarkusTest
@QuarkusTestResource(RealRedisResource.class)
@QuarkusTestResource(TestKeys.class)
class MetricsPageTest {

    @Test
    void metrics_scraped_areThoseOnThePage() {
        assertThat(MetricsPage.differences("(?:presence|ws)_\\w+")).isEmpty();
    }
}
