package io.openspeak.channel;

import static org.awaitility.Awaitility.await;

import io.grpc.ManagedChannel;
import io.openspeak.channel.directory.ChannelStore;
import io.openspeak.channel.v1.ChannelServiceGrpc;
import io.openspeak.channel.v1.GetChannelRequest;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.redis.RedisCommands;
import io.openspeak.platform.testing.GrpcUnderTest;
import io.openspeak.platform.testing.RealRedisResource;
import io.openspeak.platform.testing.TestKeys;
import io.openspeak.platform.testing.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** A store that lost its data. */
@QuarkusTest
@QuarkusTestResource(RealRedisResource.class)
@QuarkusTestResource(TestKeys.class)
class EmptyStoreTest {

    @Inject
    Redis redis;

    @Inject
    ChannelStore channels;

    @Test
    void initialChannels_storeFlushed_areMadeAgain() {
        ManagedChannel connection = GrpcUnderTest.connect();
        try {
            awaitGeneral(connection);
            new RedisCommands(redis).send(Command.FLUSHALL).await().indefinitely();

            // In the store first: for a moment the view still shows what was.
            await().ignoreExceptions()
                    .until(() -> channels.find(new ChannelId("general"))
                            .await()
                            .indefinitely()
                            .isPresent());
            awaitGeneral(connection);
        } finally {
            connection.shutdownNow();
        }
    }

    private static void awaitGeneral(ManagedChannel connection) {
        GetChannelRequest general =
                GetChannelRequest.newBuilder().setChannelId("general").build();
        await().ignoreExceptions()
                .until(() -> GrpcUnderTest.with(
                                TestTokens.trusted().of("alice"), ChannelServiceGrpc.newBlockingStub(connection))
                        .getChannel(general)
                        .hasChannel());
    }
}
