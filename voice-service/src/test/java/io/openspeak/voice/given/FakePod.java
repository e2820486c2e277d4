package io.openspeak.voice.given;

import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.openspeak.platform.identity.PodId;
import io.openspeak.platform.testing.FreePorts;
import io.openspeak.voice.relay.NodeRegistry;
import io.openspeak.voice.relay.domain.Node;
import io.openspeak.voice.relay.domain.RelayAddress;
import io.openspeak.voice.v1.GetPodStreamQualityRequest;
import io.openspeak.voice.v1.GetPodStreamQualityResponse;
import io.openspeak.voice.v1.ListPodBurstsRequest;
import io.openspeak.voice.v1.ListPodBurstsResponse;
import io.openspeak.voice.v1.RelayRequest;
import io.openspeak.voice.v1.RelayResponse;
import io.openspeak.voice.v1.StreamQuality;
import io.openspeak.voice.v1.VoiceFrame;
import io.openspeak.voice.v1.VoiceGap;
import io.openspeak.voice.v1.VoiceServiceGrpc;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Another voice pod as far as this one's streams and questions to it: it speaks plain protobuf, and remembers what came. */
@SuppressWarnings("NullAway.Init")
public final class FakePod extends VoiceServiceGrpc.VoiceServiceImplBase implements AutoCloseable {

    public final List<RelayRequest> messages = new CopyOnWriteArrayList<>();
    public final AtomicInteger streams = new AtomicInteger();
    public final AtomicInteger open = new AtomicInteger();
    public volatile boolean reads = true;
    public volatile boolean givesSigns = true;
    public volatile String answersAs;
    public final List<GetPodStreamQualityRequest> asked = new CopyOnWriteArrayList<>();
    public volatile boolean answersQuestions = true;
    public volatile List<StreamQuality> qualities = List.of();
    public volatile Supplier<List<ListPodBurstsResponse>> bursts = List::of;

    private final PodId pod;
    // It is started again.
    private final int port = FreePorts.one();
    private @Nullable Server server;
    private volatile @Nullable ServerCallStreamObserver<RelayResponse> answers;

    public FakePod(String pod) throws IOException {
        this.pod = new PodId(pod);
        answersAs = pod;
        start();
    }

    public void start() throws IOException {
        Server started = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .flowControlWindow(65_535)
                .addService(this)
                .build()
                .start();
        server = started;
    }

    public Node node() {
        return new Node(pod, new RelayAddress("127.0.0.1", port));
    }

    /** Registers it for a minute; pods link to it within two seconds. */
    public FakePod registered(NodeRegistry registry) {
        Instant now = Instant.now();
        registry.meet(node(), now.plusSeconds(60), now).await().atMost(Duration.ofSeconds(5));
        return this;
    }

    public List<VoiceFrame> frames() {
        return messages.stream()
                .flatMap(message -> message.getFramesList().stream())
                .toList();
    }

    public List<VoiceFrame> whispers() {
        return messages.stream()
                .flatMap(message -> message.getWhispersList().stream())
                .toList();
    }

    public List<VoiceGap> gaps() {
        return messages.stream()
                .flatMap(message -> message.getGapsList().stream())
                .toList();
    }

    public void hasListenersIn(String channel) {
        answer(RelayResponse.newBuilder().addAddedChannelIds(channel).build());
    }

    public void hasNobodyIn(String channel) {
        answer(RelayResponse.newBuilder().addRemovedChannelIds(channel).build());
    }

    public void readsAgain() {
        reads = true;
        ServerCallStreamObserver<RelayResponse> out = answers;
        if (out != null) {
            out.request(1);
        }
    }

    private synchronized void answer(RelayResponse message) {
        ServerCallStreamObserver<RelayResponse> out = answers;
        if (out != null && givesSigns) {
            out.onNext(message);
        }
    }

    @Override
    public StreamObserver<RelayRequest> relay(StreamObserver<RelayResponse> answering) {
        streams.incrementAndGet();
        open.incrementAndGet();
        ServerCallStreamObserver<RelayResponse> out = (ServerCallStreamObserver<RelayResponse>) answering;
        out.disableAutoRequest();
        out.request(1);
        out.setOnCancelHandler(open::decrementAndGet);
        answers = out;
        return new StreamObserver<>() {
            @Override
            public void onNext(RelayRequest message) {
                messages.add(message);
                answer(
                        message.hasHello()
                                ? RelayResponse.newBuilder().setPod(answersAs).build()
                                : RelayResponse.getDefaultInstance());
                if (reads) {
                    out.request(1);
                }
            }

            @Override
            public void onError(Throwable gone) {}

            @Override
            public void onCompleted() {
                open.decrementAndGet();
                out.onCompleted();
            }
        };
    }

    @Override
    public void getPodStreamQuality(
            GetPodStreamQualityRequest question, StreamObserver<GetPodStreamQualityResponse> answering) {
        asked.add(question);
        if (answersQuestions) {
            answering.onNext(GetPodStreamQualityResponse.newBuilder()
                    .addAllStreams(qualities)
                    .build());
            answering.onCompleted();
        }
    }

    @Override
    public void listPodBursts(ListPodBurstsRequest question, StreamObserver<ListPodBurstsResponse> answering) {
        if (answersQuestions) {
            bursts.get().forEach(answering::onNext);
            answering.onCompleted();
        }
    }

    @Override
    public void close() {
        Server running = server;
        if (running != null) {
            running.shutdownNow();
        }
    }
}
