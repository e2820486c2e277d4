package io.openspeak.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openspeak.auth.domain.Device;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.testing.MetricsPage;
import io.openspeak.platform.testing.RealRedisResource;
import io.openspeak.platform.testing.TestKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** docs/metrics.md lists exactly the metrics that Prometheus finds here, with their types. */
@QuarkusTest
@QuarkusTestResource(RealRedisResource.class)
@QuarkusTestResource(TestKeys.class)
@QuarkusTestResource(TestEnvironment.class)
@SuppressWarnings("NullAway.Init")
class MetricsPageTest {

    @Inject
    SignIn signIn;

    @Test
    void metrics_scraped_areThoseOnThePage() {
        // All others are there from the start of a pod on; outcomes are as many as errors.
        assertThatThrownBy(() -> signIn.withToken("nobody's", new Device("", Device.Kind.UNSPECIFIED))
                        .await()
                        .indefinitely())
                .isInstanceOf(Refusal.class);

        assertThat(MetricsPage.differences("openspeak_auth_\\w+")).isEmpty();
    }
}
