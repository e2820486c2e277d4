package io.openspeak.voice.relay.grpc;

import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.openspeak.platform.identity.PodId;
import io.openspeak.platform.testing.FreePorts;
import io.openspeak.voice.relay.domain.Node;
import io.openspeak.voice.relay.domain.RelayAddress;
import io.openspeak.voice.v1.RelayRequest;
import io.openspeak.voice.v1.RelayResponse;
import io.openspeak.voice.v1.VoiceFrame;
import io.openspeak.voice.v1.VoiceGap;
import io.openspeak.voice.v1.VoiceServiceGrpc;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Another voice pod as far as this one's streams to it: it speaks plain protobuf, and remembers what came. */
@SuppressWarnings("NullAway.Init")
final class FakePod extends VoiceServiceGrpc.VoiceServiceImplBase implements AutoCloseable {

    final List<RelayRequest> messages = new CopyOnWriteArrayList<>();
    final AtomicInteger streams = new AtomicInteger();
    final AtomicInteger open = new AtomicInteger();
    volatile boolean reads = true;
    volatile boolean givesSigns = true;
    volatile String answersAs;

    private final PodId pod;
    // It is started again.
    private final int port = FreePorts.one();
    private @Nullable Server server;
    private volatile @Nullable ServerCallStreamObserver<RelayResponse> answers;

    FakePod(String pod) throws IOException {
        this.pod = new PodId(pod);
        answersAs = pod;
        start();
    }

    void start() throws IOException {
        Server started = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .flowControlWindow(65_535)
                .addService(this)
                .build()
                .start();
        server = started;
    }

    Node node() {
        return new Node(pod, new RelayAddress("127.0.0.1", port));
    }

    List<VoiceFrame> frames() {
        return messages.stream()
                .flatMap(message -> message.getFramesList().stream())
                .toList();
    }

    List<VoiceFrame> whispers() {
        return messages.stream()
                .flatMap(message -> message.getWhispersList().stream())
                .toList();
    }

    List<VoiceGap> gaps() {
        return messages.stream()
                .flatMap(message -> message.getGapsList().stream())
                .toList();
    }

    void hasListenersIn(String channel) {
        answer(RelayResponse.newBuilder().addAddedChannelIds(channel).build());
    }

    void hasNobodyIn(String channel) {
        answer(RelayResponse.newBuilder().addRemovedChannelIds(channel).build());
    }

    void readsAgain() {
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
    public void close() {
        Server running = server;
        if (running != null) {
            running.shutdownNow();
        }
    }
}
