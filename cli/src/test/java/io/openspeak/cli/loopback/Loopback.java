package io.openspeak.cli.loopback;

import com.google.rpc.Code;
import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.openspeak.auth.v1.AuthServiceGrpc;
import io.openspeak.auth.v1.CreateAccountRequest;
import io.openspeak.auth.v1.CreateAccountResponse;
import io.openspeak.auth.v1.LoginRequest;
import io.openspeak.auth.v1.LoginResponse;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The least of the four services that the command line needs to be driven in a test of its own; e2e drives it against the
 * real ones. Tokens are {@code token-NAME}, passwords {@code password-NAME}.
 */
public final class Loopback implements AutoCloseable {

    /** Members of each channel, with the session that holds the seat. */
    final Map<String, Map<String, String>> channels = new ConcurrentHashMap<>();

    final LoopbackPresence presence = new LoopbackPresence(this);
    private final LoopbackVoice voice = new LoopbackVoice(this);
    private final Server server;

    public Loopback() {
        try {
            server = NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", 0))
                    .addService(new Auth())
                    .addService(new LoopbackChannels(this))
                    .addService(presence)
                    .addService(voice)
                    .intercept(new Caller())
                    .build()
                    .start();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public String address() {
        return "127.0.0.1:" + server.getPort();
    }

    public boolean isMember(String user, String channel) {
        return channels.getOrDefault(channel, Map.of()).containsKey(user);
    }

    public int listeners() {
        return voice.connections();
    }

    public int watchers() {
        return presence.watchers();
    }

    public void addMember(String user, String channel, String session) {
        channels.computeIfAbsent(channel, id -> new ConcurrentHashMap<>()).put(user, session);
    }

    @Override
    public void close() {
        server.shutdownNow();
    }

    private static final class Auth extends AuthServiceGrpc.AuthServiceImplBase {
        @Override
        public void login(LoginRequest request, StreamObserver<LoginResponse> answer) {
            String user = request.hasToken()
                    ? after("token-", request.getToken())
                    : after("password-", request.getPassword().getPassword());
            if (user.isEmpty()
                    || request.hasPassword() && !request.getPassword().getName().equals(user)) {
                answer.onError(Refusal.of(Code.UNAUTHENTICATED, "bad_credentials", "name, password or token is wrong"));
                return;
            }
            answer.onNext(LoginResponse.newBuilder()
                    .setUserId(user)
                    .setName(user)
                    .addRoles("member")
                    .setAccessToken("jwt-" + user)
                    .setExpiresAt(Instant.now().plus(Duration.ofMinutes(10)).toEpochMilli())
                    .build());
            answer.onCompleted();
        }

        @Override
        public void createAccount(CreateAccountRequest request, StreamObserver<CreateAccountResponse> answer) {
            if (!Caller.now().equals("admin")) {
                answer.onError(Refusal.of(Code.PERMISSION_DENIED, "forbidden", "only admins create accounts"));
                return;
            }
            answer.onNext(CreateAccountResponse.newBuilder()
                    .setGeneratedPassword("password-" + request.getUserId())
                    .build());
            answer.onCompleted();
        }

        private static String after(String prefix, String text) {
            return text.startsWith(prefix) ? text.substring(prefix.length()) : "";
        }
    }
}
