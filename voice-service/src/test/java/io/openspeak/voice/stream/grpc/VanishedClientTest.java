package io.openspeak.voice.stream.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import io.openspeak.voice.given.FactWriter;
import io.openspeak.voice.given.Link;
import io.openspeak.voice.given.OtherServices;
import io.openspeak.voice.given.VoiceClient;
import io.openspeak.voice.v1.SubscribeRequest;
import io.openspeak.voice.v1.SubscribeResponse;
import io.openspeak.voice.v1.VoiceServiceGrpc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.mutiny.redis.client.Redis;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A listener that vanished without a word, in a channel where nothing is said, is found and forgotten; one that is there is not. */
@QuarkusTest
@QuarkusTestResource(OtherServices.class)
@SuppressWarnings("NullAway.Init")
class VanishedClientTest {

    OtherServices surroundings;

    @TestHTTPResource
    URI address;

    @Inject
    Redis redis;

    private FactWriter facts;
    private String channel;

    @BeforeEach
    void begin() {
        facts = new FactWriter(redis);
        channel = "room-" + UUID.randomUUID().toString().substring(0, 8);
        RestAssured.port = address.getPort();
        await().until(() -> RestAssured.get("/q/health/ready").statusCode() == 200);
        await().until(() -> subscriptions() == 0);
    }

    @Test
    void subscriberThatVanished_isForgotten_andThatWhichIsSilentIsNot() {
        try (Link link = Link.fast(address.getPort());
                Subscriber vanishing = new Subscriber("vanishing", link.port());
                Subscriber silent = new Subscriber("silent", address.getPort())) {
            await().until(() -> subscriptions() == 2);
            // Longer than anybody is waited for who does not answer.
            await().during(Duration.ofSeconds(7)).until(() -> subscriptions() == 2);

            link.swallow();

            await().until(() -> subscriptions() == 1);
            // Nothing came that would have told it.
            assertThat(vanishing.ended).isFalse();
            assertThat(silent.ended).isFalse();
        }
    }

    /** One who listens. */
    private final class Subscriber implements StreamObserver<SubscribeResponse>, AutoCloseable {

        private final ManagedChannel connection;
        private volatile boolean ended;

        Subscriber(String user, int port) {
            connection = NettyChannelBuilder.forAddress("127.0.0.1", port)
                    .usePlaintext()
                    .build();
            VoiceServiceGrpc.newStub(connection)
                    .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(
                            VoiceClient.bearer(surroundings.tokens().of(user))))
                    .subscribe(
                            SubscribeRequest.newBuilder()
                                    .setChannelId(channel)
                                    .setAfterPosition(facts.joined(channel, user))
                                    .build(),
                            this);
        }

        @Override
        public void onNext(SubscribeResponse message) {}

        @Override
        public void onError(@Nullable Throwable thrown) {
            ended = true;
        }

        @Override
        public void onCompleted() {
            ended = true;
        }

        @Override
        public void close() {
            connection.shutdownNow();
        }
    }

    private static double subscriptions() {
        return RestAssured.get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("openspeak_voice_subscriptions"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }
}
