package io.openspeak.presence.rooms.grpc;

import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.openspeak.auth.v1.AuthServiceGrpc;
import io.openspeak.auth.v1.LoginRequest;
import io.openspeak.auth.v1.LoginResponse;
import io.openspeak.auth.v1.SnapshotRevocationsRequest;
import io.openspeak.auth.v1.SnapshotRevocationsResponse;
import io.openspeak.channel.v1.ChannelServiceGrpc;
import io.openspeak.channel.v1.CheckAccessRequest;
import io.openspeak.channel.v1.CheckAccessResponse;
import io.openspeak.channel.v1.Right;
import io.openspeak.platform.redis.log.EntryId;
import io.openspeak.platform.redis.log.LogPosition;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** As much of auth-service and channel-service as rooms ask: rooms called "lobby...", where all but mallory may type, and "dm_1..." of alice. */
@SuppressWarnings("NullAway.Init")
public final class ChannelsBeside implements QuarkusTestResourceLifecycleManager {

    private Server services;

    @Override
    public Map<String, String> start() {
        try {
            services = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                    .addService(new Auth())
                    .addService(new Channels())
                    .build()
                    .start();
            Path token = Files.writeString(Files.createTempFile("service", "token"), "pre-shared");
            String port = String.valueOf(services.getPort());
            return Map.of(
                    "quarkus.grpc.clients.auth.test-port",
                    port,
                    "quarkus.grpc.clients.channel.test-port",
                    port,
                    "openspeak.identity.service-token-file",
                    token.toString());
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void stop() {
        services.shutdownNow();
    }

    private static final class Auth extends AuthServiceGrpc.AuthServiceImplBase {
        @Override
        public void login(LoginRequest request, StreamObserver<LoginResponse> answer) {
            answer.onNext(LoginResponse.newBuilder()
                    .setAccessToken("of-presence-service")
                    .setExpiresAt(System.currentTimeMillis() + 600_000)
                    .build());
            answer.onCompleted();
        }

        @Override
        public void snapshotRevocations(
                SnapshotRevocationsRequest request, StreamObserver<SnapshotRevocationsResponse> answer) {
            LogPosition position = LogPosition.NOWHERE;
            for (int partition = 0; partition < 16; partition++) {
                position = position.with(partition, new LogPosition.Offset("", EntryId.START));
            }
            answer.onNext(SnapshotRevocationsResponse.newBuilder()
                    .setPosition(position.encode())
                    .build());
            answer.onCompleted();
        }
    }

    private static final class Channels extends ChannelServiceGrpc.ChannelServiceImplBase {
        @Override
        public void checkAccess(CheckAccessRequest request, StreamObserver<CheckAccessResponse> answer) {
            CheckAccessResponse.Builder access = CheckAccessResponse.newBuilder();
            if (request.getChannelId().startsWith("lobby")) {
                access.setExists(true)
                        .addBranch("lobby")
                        .addRights(Right.RIGHT_VIEW)
                        .addRights(Right.RIGHT_VIEW_PRESENCE);
                if (!request.getUserId().equals("mallory")) {
                    access.addRights(Right.RIGHT_TYPE);
                }
            }
            if (request.getChannelId().startsWith("dm_1")) {
                access.setExists(true).setDirect(true).addBranch("dm_1");
                if (request.getUserId().startsWith("alice")) {
                    access.addRights(Right.RIGHT_VIEW)
                            .addRights(Right.RIGHT_VIEW_PRESENCE)
                            .addRights(Right.RIGHT_TYPE);
                }
            }
            answer.onNext(access.build());
            answer.onCompleted();
        }
    }
}
