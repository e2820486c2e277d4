package io.openspeak.voice.given;

import com.sun.net.httpserver.HttpServer;
import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.openspeak.auth.v1.AuthServiceGrpc;
import io.openspeak.auth.v1.LoginRequest;
import io.openspeak.auth.v1.LoginResponse;
import io.openspeak.auth.v1.SnapshotRevocationsRequest;
import io.openspeak.auth.v1.SnapshotRevocationsResponse;
import io.openspeak.platform.redis.log.EntryId;
import io.openspeak.platform.redis.log.LogPosition;
import io.openspeak.platform.testing.RealRedis;
import io.openspeak.platform.testing.TestKeys;
import io.openspeak.platform.testing.TestTokens;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Redis;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The surroundings of voice-service in its tests: a real Redis, and as much of the other services as it asks. */
@SuppressWarnings("NullAway.Init")
public final class OtherServices implements QuarkusTestResourceLifecycleManager {

    private final TestTokens tokens = TestTokens.generate();
    private final GivenChannels channels = new GivenChannels(this::facts);
    private final GivenPresence presence = new GivenPresence();
    private RealRedis redis;
    private Vertx vertx;
    private FactWriter facts;
    private Server services;
    private HttpServer jwks;

    @Override
    public Map<String, String> start() {
        try {
            redis = RealRedis.start();
            vertx = Vertx.vertx();
            facts = new FactWriter(Redis.createClient(vertx, redis.url()));
            services = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                    .addService(new Auth())
                    .addService(channels)
                    .addService(presence)
                    .build()
                    .start();
            jwks = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            jwks.createContext("/jwks.json", exchange -> {
                byte[] body = tokens.keySet().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            jwks.start();
            Path serviceToken = Files.writeString(Files.createTempFile("service", "token"), "pre-shared");
            String port = String.valueOf(services.getPort());
            return Map.ofEntries(
                    Map.entry(TestKeys.KEY_SETTING, tokens.keyPair()),
                    Map.entry("openspeak.redis.url", redis.url()),
                    Map.entry("quarkus.grpc.clients.auth.test-port", port),
                    Map.entry("quarkus.grpc.clients.channel.test-port", port),
                    Map.entry("quarkus.grpc.clients.presence.test-port", port),
                    Map.entry(
                            "openspeak.identity.jwks-url",
                            "http://127.0.0.1:" + jwks.getAddress().getPort() + "/jwks.json"),
                    Map.entry("openspeak.identity.service-token-file", serviceToken.toString()),
                    // Short times: nobody wants to wait. Clients of tests answer pings unless they play dead. But
                    // longer than a machine with two cores stands still.
                    Map.entry("openspeak.voice.silence", "5s"),
                    Map.entry("openspeak.voice.ping-interval", "500ms"),
                    Map.entry("openspeak.voice.hello-wait", "4s"),
                    Map.entry("openspeak.connection.ping-interval", "1s"),
                    // Long times: who counts frames counts none that a machine which stood still made late. What is
                    // about lateness has a profile, AsInLife.
                    Map.entry("openspeak.voice.max-broadcast-lag", "1500ms"),
                    Map.entry("openspeak.voice.max-packet-age", "3s"),
                    Map.entry("openspeak.voice.attach-wait", "20s"),
                    Map.entry("openspeak.voice.guest.answer-within", "5s"),
                    Map.entry("openspeak.voice.relay.silence", "8s"));
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void stop() {
        services.shutdownNow();
        jwks.stop(0);
        redis.close();
        // Not by Mutiny, whose context is gone already when it is another profile's turn.
        vertx.getDelegate().close().toCompletionStage().toCompletableFuture().join();
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(OtherServices.class));
    }

    public RealRedis redis() {
        return redis;
    }

    public GivenChannels channels() {
        return channels;
    }

    public GivenPresence presence() {
        return presence;
    }

    private FactWriter facts() {
        return facts;
    }

    /** Tokens that the service trusts. */
    public TestTokens tokens() {
        return tokens;
    }

    /** The beginning of a log with 16 partitions. */
    static String beginning() {
        LogPosition position = LogPosition.NOWHERE;
        for (int partition = 0; partition < 16; partition++) {
            position = position.with(partition, new LogPosition.Offset("", EntryId.START));
        }
        return position.encode();
    }

    private final class Auth extends AuthServiceGrpc.AuthServiceImplBase {
        @Override
        public void login(LoginRequest request, StreamObserver<LoginResponse> answer) {
            answer.onNext(LoginResponse.newBuilder()
                    .setAccessToken(tokens.of("voice-service", "service"))
                    .setExpiresAt(System.currentTimeMillis() + 600_000)
                    .build());
            answer.onCompleted();
        }

        @Override
        public void snapshotRevocations(
                SnapshotRevocationsRequest request, StreamObserver<SnapshotRevocationsResponse> answer) {
            answer.onNext(SnapshotRevocationsResponse.newBuilder()
                    .setPosition(beginning())
                    .build());
            answer.onCompleted();
        }
    }
}
