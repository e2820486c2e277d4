package io.openspeak.channel.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grpc.ManagedChannel;
import io.openspeak.channel.v1.ChannelOuterClass;
import io.openspeak.channel.v1.ChannelServiceGrpc;
import io.openspeak.channel.v1.CreateChannelRequest;
import io.openspeak.platform.testing.GrpcUnderTest;
import io.openspeak.platform.testing.RealRedisResource;
import io.openspeak.platform.testing.TestKeys;
import io.openspeak.platform.testing.TestTokens;
import io.openspeak.platform.testing.surface.FuzzSeed;
import io.openspeak.platform.testing.surface.GrpcFuzz;
import io.openspeak.platform.testing.surface.RandomMessages;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Random requests at all of channel.v1: refused or answered, never a fault of ours, never a hang. */
@QuarkusTest
@QuarkusTestResource(RealRedisResource.class)
@QuarkusTestResource(TestKeys.class)
class ChannelGrpcFuzzTest {

    private static final int TRIES = 30;

    @Test
    void everyRpc_randomRequests_endInGoodForm() {
        long seed = FuzzSeed.ofThisRun();
        String channel = "fuzz-" + UUID.randomUUID();
        ManagedChannel connection = GrpcUnderTest.connect();
        try {
            await().atMost(Duration.ofMinutes(1)).ignoreExceptions().until(() -> create(channel, connection));

            GrpcFuzz fuzz = new GrpcFuzz(connection, new RandomMessages(seed, channel, "fuzz-user"), TRIES)
                    .callAll(ChannelOuterClass.getDescriptor().findServiceByName("ChannelService"));

            assertThat(fuzz.faults()).as("seed " + seed).isEmpty();
            assertThat(fuzz.answered()).contains("GetChannel");
        } finally {
            connection.shutdownNow();
        }
    }

    private static boolean create(String channel, ManagedChannel connection) {
        return GrpcUnderTest.with(
                        TestTokens.trusted().of("mod", "moderator"), ChannelServiceGrpc.newBlockingStub(connection))
                .createChannel(
                        CreateChannelRequest.newBuilder().setChannelId(channel).build())
                .hasChannel();
    }
}
