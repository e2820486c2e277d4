package io.openspeak.client.scripted;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.openspeak.auth.v1.AuthServiceGrpc;
import io.openspeak.auth.v1.LoginRequest;
import io.openspeak.auth.v1.LoginResponse;
import io.openspeak.auth.v1.RefreshRequest;
import io.openspeak.auth.v1.RefreshResponse;
import io.openspeak.auth.v1.WhoAmIRequest;
import io.openspeak.auth.v1.WhoAmIResponse;
import io.openspeak.channel.v1.Channel;
import io.openspeak.channel.v1.ChannelServiceGrpc;
import io.openspeak.channel.v1.JoinChannelRequest;
import io.openspeak.channel.v1.JoinChannelResponse;
import io.openspeak.channel.v1.LeaveChannelRequest;
import io.openspeak.channel.v1.LeaveChannelResponse;
import io.openspeak.channel.v1.ListChannelsRequest;
import io.openspeak.channel.v1.ListChannelsResponse;
import io.openspeak.channel.v1.SubscribeChannelEventsRequest;
import io.openspeak.channel.v1.SubscribeChannelEventsResponse;
import io.openspeak.client.call.Address;
import io.openspeak.client.call.Endpoints;
import io.openspeak.presence.v1.OpenSessionRequest;
import io.openspeak.presence.v1.OpenSessionResponse;
import io.openspeak.presence.v1.PresenceEvent;
import io.openspeak.presence.v1.PresenceServiceGrpc;
import io.openspeak.presence.v1.PresenceSubscriptionRequest;
import io.openspeak.voice.v1.GetStreamQualityRequest;
import io.openspeak.voice.v1.GetStreamQualityResponse;
import io.openspeak.voice.v1.ListBurstsRequest;
import io.openspeak.voice.v1.ListBurstsResponse;
import io.openspeak.voice.v1.OpenVoiceRequest;
import io.openspeak.voice.v1.OpenVoiceResponse;
import io.openspeak.voice.v1.VoiceServiceGrpc;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;

/** A gRPC server on a real socket that says what the test tells it to: provokes what real services do only rarely. */
public final class ScriptedServer implements AutoCloseable {

    static {
        // All tests of this module come by here; what they wait for may take as long as a busy machine needs.
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
    }

    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
    private static final Context.Key<String> BEARER = Context.key("bearer");
    private static final Context.Key<SocketAddress> SOCKET = Context.key("socket");

    public final Arrivals<ScriptedStream<OpenSessionRequest, OpenSessionResponse>> sessions = new Arrivals<>();
    public final Arrivals<ScriptedStream<PresenceSubscriptionRequest, PresenceEvent>> watches = new Arrivals<>();
    public final Arrivals<ScriptedStream<SubscribeChannelEventsRequest, SubscribeChannelEventsResponse>>
            channelWatches = new Arrivals<>();
    public final Arrivals<ScriptedStream<OpenVoiceRequest, OpenVoiceResponse>> voices = new Arrivals<>();
    /** Sockets that voice streams came on. */
    public final Arrivals<SocketAddress> voiceSockets = new Arrivals<>();

    public final Arrivals<String> bearers = new Arrivals<>();
    public final Arrivals<JoinChannelRequest> joins = new Arrivals<>();
    public final AtomicInteger logins = new AtomicInteger();
    public final AtomicInteger lists = new AtomicInteger();

    /** Changes the answer to a login. */
    public volatile UnaryOperator<LoginResponse> login = UnaryOperator.identity();

    public final AtomicInteger refreshes = new AtomicInteger();
    public final Arrivals<String> refreshTokens = new Arrivals<>();

    /** Changes the answer to a refresh. */
    public volatile UnaryOperator<RefreshResponse> refresh = UnaryOperator.identity();

    /** Lists fail this many times before one succeeds. */
    public volatile int failingLists;

    /** As what they fail. */
    public volatile Status failure = Status.UNAVAILABLE;

    /** True: lists are never answered. */
    public volatile boolean mute;

    /** Answer to a question about quality. */
    public volatile GetStreamQualityResponse quality = GetStreamQualityResponse.getDefaultInstance();

    /** Answers to a question about bursts. */
    public volatile List<ListBurstsResponse> bursts = List.of();

    private final Clock clock;
    private final Server server;

    public ScriptedServer(Clock clock) {
        this(clock, UnaryOperator.identity());
    }

    /** One of a chosen shape. */
    public ScriptedServer(Clock clock, UnaryOperator<NettyServerBuilder> wishes) {
        this.clock = clock;
        this.server = start(wishes);
    }

    public Address address() {
        return new Address("127.0.0.1", server.getPort());
    }

    public Endpoints endpoints() {
        return new Endpoints(address(), address(), List.of(address()), List.of(address()));
    }

    @Override
    public void close() {
        server.shutdownNow();
    }

    private Server start(UnaryOperator<NettyServerBuilder> wishes) {
        try {
            return wishes.apply(NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", 0)))
                    .addService(new Auth())
                    .addService(new Channels())
                    .addService(new Presence())
                    .addService(new Voice())
                    .intercept(new Bearer())
                    .build()
                    .start();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private final class Auth extends AuthServiceGrpc.AuthServiceImplBase {
        @Override
        public void login(LoginRequest request, StreamObserver<LoginResponse> answer) {
            int number = logins.incrementAndGet();
            try {
                answer.onNext(login.apply(LoginResponse.newBuilder()
                        .setUserId("alice")
                        .setName("Alice")
                        .addRoles("member")
                        .setAccessToken("token-" + number)
                        .setExpiresAt(
                                clock.instant().plus(Duration.ofMinutes(10)).toEpochMilli())
                        .build()));
                answer.onCompleted();
            } catch (RuntimeException e) {
                answer.onError(e);
            }
        }

        /** Whoever brings it, it is good for ten minutes. */
        @Override
        public void whoAmI(WhoAmIRequest request, StreamObserver<WhoAmIResponse> answer) {
            bearers.add(BEARER.get());
            answer.onNext(WhoAmIResponse.newBuilder()
                    .setUserId("keycloak:alice")
                    .setName("Alice")
                    .setExpiresAt(clock.instant().plus(Duration.ofMinutes(10)).toEpochMilli())
                    .build());
            answer.onCompleted();
        }

        @Override
        public void refresh(RefreshRequest request, StreamObserver<RefreshResponse> answer) {
            refreshTokens.add(request.getRefreshToken());
            int number = refreshes.incrementAndGet();
            try {
                answer.onNext(refresh.apply(RefreshResponse.newBuilder()
                        .setAccessToken("refreshed-" + number)
                        .setExpiresAt(
                                clock.instant().plus(Duration.ofMinutes(10)).toEpochMilli())
                        .setRefreshToken("refresh-" + (number + 1))
                        .build()));
                answer.onCompleted();
            } catch (RuntimeException e) {
                answer.onError(e);
            }
        }
    }

    private final class Channels extends ChannelServiceGrpc.ChannelServiceImplBase {
        @Override
        public void joinChannel(JoinChannelRequest request, StreamObserver<JoinChannelResponse> answer) {
            joins.add(request);
            answer.onNext(JoinChannelResponse.newBuilder()
                    .setChannel(Channel.newBuilder().setChannelId(request.getChannelId()))
                    .setPosition("joined-by-" + request.getSessionId())
                    .build());
            answer.onCompleted();
        }

        @Override
        public void subscribeChannelEvents(
                SubscribeChannelEventsRequest request, StreamObserver<SubscribeChannelEventsResponse> answers) {
            ScriptedStream<SubscribeChannelEventsRequest, SubscribeChannelEventsResponse> stream =
                    new ScriptedStream<>(answers);
            stream.onNext(request);
            channelWatches.add(stream);
        }

        @Override
        public void leaveChannel(LeaveChannelRequest request, StreamObserver<LeaveChannelResponse> answer) {
            answer.onNext(LeaveChannelResponse.newBuilder().setPosition("left").build());
            answer.onCompleted();
        }

        @Override
        public void listChannels(ListChannelsRequest request, StreamObserver<ListChannelsResponse> answer) {
            if (mute) {
                return;
            }
            if (lists.incrementAndGet() <= failingLists) {
                answer.onError(failure.withDescription("store away").asRuntimeException());
                return;
            }
            boolean first = request.getPageToken().isEmpty();
            answer.onNext(ListChannelsResponse.newBuilder()
                    .addChannels(Channel.newBuilder().setChannelId(first ? "a" : "b"))
                    .setNextPageToken(first ? "more" : "")
                    .build());
            answer.onCompleted();
        }
    }

    private final class Presence extends PresenceServiceGrpc.PresenceServiceImplBase {
        @Override
        public StreamObserver<OpenSessionRequest> openSession(StreamObserver<OpenSessionResponse> answers) {
            bearers.add(BEARER.get());
            ScriptedStream<OpenSessionRequest, OpenSessionResponse> stream = new ScriptedStream<>(answers);
            sessions.add(stream);
            return stream;
        }

        @Override
        public void subscribePresenceEvents(
                PresenceSubscriptionRequest request, StreamObserver<PresenceEvent> answers) {
            ScriptedStream<PresenceSubscriptionRequest, PresenceEvent> stream = new ScriptedStream<>(answers);
            stream.onNext(request);
            watches.add(stream);
        }
    }

    private final class Voice extends VoiceServiceGrpc.VoiceServiceImplBase {
        @Override
        public StreamObserver<OpenVoiceRequest> openVoice(StreamObserver<OpenVoiceResponse> answers) {
            ScriptedStream<OpenVoiceRequest, OpenVoiceResponse> stream = new ScriptedStream<>(answers);
            voiceSockets.add(SOCKET.get());
            voices.add(stream);
            return stream;
        }

        @Override
        public void getStreamQuality(GetStreamQualityRequest request, StreamObserver<GetStreamQualityResponse> answer) {
            answer.onNext(quality);
            answer.onCompleted();
        }

        @Override
        public void listBursts(ListBurstsRequest request, StreamObserver<ListBurstsResponse> answer) {
            bursts.forEach(answer::onNext);
            answer.onCompleted();
        }
    }

    private static final class Bearer implements ServerInterceptor {
        @Override
        public <Q, A> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
            String bearer = headers.get(AUTHORIZATION);
            Context context = Context.current()
                    .withValue(BEARER, bearer == null ? "none" : bearer)
                    .withValue(SOCKET, call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR));
            return Contexts.interceptCall(context, call, headers, next);
        }
    }
}
