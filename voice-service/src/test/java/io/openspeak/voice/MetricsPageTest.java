package io.openspeak.voice;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.testing.MetricsPage;
import io.openspeak.voice.given.OtherServices;
import io.openspeak.voice.voiceping.VoicePingMetrics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** docs/metrics.md lists exactly the metrics that Prometheus finds here, with their types. */
@QuarkusTest
@QuarkusTestResource(OtherServices.class)
@SuppressWarnings("NullAway.Init")
class MetricsPageTest {

    @Inject
    VoicePingMetrics voicePing;

    @Test
    void metrics_scraped_areThoseOnThePage() {
        // All others are there from the start of a pod on; reasons for a refusal are as many as errors.
        voicePing.refused(Reason.UNAUTHORIZED);

        assertThat(MetricsPage.differences("openspeak_voice_\\w+")).isEmpty();
    }
}
