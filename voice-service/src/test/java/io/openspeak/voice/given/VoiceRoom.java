package io.openspeak.voice.given;

import static org.awaitility.Awaitility.await;

import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import io.openspeak.voice.v1.VoiceServiceGrpc;
import io.openspeak.voice.v1.VoiceServiceGrpc.VoiceServiceBlockingStub;
import io.restassured.RestAssured;
import io.vertx.mutiny.redis.client.Redis;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A channel of its own for one test, with people who connect to the service under test, and single calls to it. */
public final class VoiceRoom implements AutoCloseable {

    public final String channel = "room-" + UUID.randomUUID().toString().substring(0, 8);
    public final FactWriter facts;

    private final URI address;
    private final OtherServices surroundings;
    private final ManagedChannel calls;
    private final List<VoiceClient> people = new ArrayList<>();

    public VoiceRoom(URI address, OtherServices surroundings, Redis redis) {
        this.address = address;
        this.surroundings = surroundings;
        facts = new FactWriter(redis);
        calls = NettyChannelBuilder.forAddress("127.0.0.1", address.getPort())
                .usePlaintext()
                .build();
        RestAssured.port = address.getPort();
        await().until(() -> RestAssured.get("/q/health/ready").statusCode() == 200);
    }

    /** Somebody who joined, and hears the channel. */
    public VoiceClient member(String user) {
        String position = facts.joined(channel, user);
        return connect(user).hello("", channel, position).welcomed();
    }

    /** Somebody who has not said hello yet. */
    public VoiceClient connect(String user) {
        VoiceClient client =
                VoiceClient.open(address.getPort(), surroundings.tokens().of(user));
        people.add(client);
        return client;
    }

    /** Single calls in the name of that user. */
    public VoiceServiceBlockingStub callsOf(String user, String... roles) {
        Channel signedIn = ClientInterceptors.intercept(
                calls,
                MetadataUtils.newAttachHeadersInterceptor(
                        VoiceClient.bearer(surroundings.tokens().of(user, roles))));
        return VoiceServiceGrpc.newBlockingStub(signedIn);
    }

    @Override
    public void close() {
        people.forEach(VoiceClient::close);
        calls.shutdownNow();
    }
}
