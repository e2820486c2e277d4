package io.openspeak.channel.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.channel.v1.LeaveChannelRequest;
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
        try (ChannelsUnderTest channels = new ChannelsUnderTest()) {
            // Outcomes and reasons are known when there is one.
            String channel = channels.channel();
            channels.join("alice", channel);
            channels.as("alice")
                    .leaveChannel(LeaveChannelRequest.newBuilder()
                            .setChannelId(channel)
                            .build());
        }

        assertThat(MetricsPage.differences("openspeak_channel_\\w+")).isEmpty();
    }
}
