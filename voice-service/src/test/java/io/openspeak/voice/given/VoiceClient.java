package io.openspeak.voice.given;

import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import io.grpc.stub.MetadataUtils;
import io.openspeak.voice.v1.OpenVoiceRequest;
import io.openspeak.voice.v1.OpenVoiceResponse;
import io.openspeak.voice.v1.VoiceAttach;
import io.openspeak.voice.v1.VoiceAttached;
import io.openspeak.voice.v1.VoiceFrame;
import io.openspeak.voice.v1.VoiceHello;
import io.openspeak.voice.v1.VoicePong;
import io.openspeak.voice.v1.VoiceServiceGrpc;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** One voice connection of a test, on a connection of its own, that remembers what it was told. */
@SuppressWarnings("NullAway.Init")
public final class VoiceClient implements AutoCloseable {

    public final List<OpenVoiceResponse> messages = new CopyOnWriteArrayList<>();
    public final List<VoiceFrame> heard = new CopyOnWriteArrayList<>();
    public volatile @Nullable Status ended;
    public volatile Consumer<OpenVoiceResponse> told = message -> {};

    private final ManagedChannel connection;
    private final boolean answersPings;
    private final boolean reads;
    private ClientCallStreamObserver<OpenVoiceRequest> out;

    private VoiceClient(int port, String token, boolean answersPings, boolean reads) {
        this(
                NettyChannelBuilder.forAddress("127.0.0.1", port)
                        .usePlaintext()
                        .flowControlWindow(65_535)
                        .build(),
                token,
                answersPings,
                reads);
    }

    private VoiceClient(ManagedChannel connection, String token, boolean answersPings, boolean reads) {
        this.connection = connection;
        this.answersPings = answersPings;
        this.reads = reads;
        VoiceServiceGrpc.newStub(connection)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(bearer(token)))
                .openVoice(new Receiver());
    }

    public static VoiceClient open(int port, String token) {
        return new VoiceClient(port, token, true, true);
    }

    /** One more stream on the same connection. */
    public VoiceClient another(String token) {
        return new VoiceClient(connection, token, true, true);
    }

    public static VoiceClient playingDead(int port, String token) {
        return new VoiceClient(port, token, false, true);
    }

    public static VoiceClient neverReading(int port, String token) {
        return new VoiceClient(port, token, false, false);
    }

    public static Metadata bearer(String token) {
        Metadata headers = new Metadata();
        headers.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + token);
        return headers;
    }

    public VoiceClient hello(String session, String channel, String position) {
        send(OpenVoiceRequest.newBuilder()
                .setHello(VoiceHello.newBuilder().setSessionId(session).addAttach(attaching(channel, position)))
                .build());
        return this;
    }

    public VoiceClient welcomed() {
        Awaitility.await().until(() -> messages.stream().anyMatch(OpenVoiceResponse::hasWelcome));
        return this;
    }

    public void attach(String channel, String position) {
        send(OpenVoiceRequest.newBuilder()
                .setAttach(attaching(channel, position))
                .build());
    }

    /** Asks to be heard in a channel that it is not in. */
    public VoiceClient attachAsGuest(String channel) {
        send(OpenVoiceRequest.newBuilder()
                .setAttach(VoiceAttach.newBuilder().setChannelId(channel).setGuest(true))
                .build());
        return this;
    }

    /** What became of its attaches to a channel: reasons of errors, empty for those that went well. */
    public List<String> attachOutcomes(String channel) {
        return messages.stream()
                .filter(OpenVoiceResponse::hasAttached)
                .map(OpenVoiceResponse::getAttached)
                .filter(attached -> attached.getChannelId().equals(channel))
                .map(VoiceAttached::getErrorReason)
                .toList();
    }

    public void say(String channel, long sequence, byte[] opus) {
        send(OpenVoiceRequest.newBuilder()
                .setFrame(VoiceFrame.newBuilder()
                        .setChannelId(channel)
                        .setSpeakerId("somebody-else")
                        .setSequence(sequence)
                        .setCapturedAt(System.currentTimeMillis())
                        .setOpus(ByteString.copyFrom(opus)))
                .build());
    }

    public void whisper(String channel, long sequence, byte[] opus, String... to) {
        send(OpenVoiceRequest.newBuilder()
                .setFrame(VoiceFrame.newBuilder()
                        .setChannelId(channel)
                        .setSequence(sequence)
                        .setOpus(ByteString.copyFrom(opus))
                        .addAllWhisperTo(List.of(to)))
                .build());
    }

    public synchronized void send(OpenVoiceRequest message) {
        out.onNext(message);
    }

    public void breakConnection() {
        connection.shutdownNow();
    }

    private static VoiceAttach.Builder attaching(String channel, String position) {
        return VoiceAttach.newBuilder().setChannelId(channel).setAfterPosition(position);
    }

    @Override
    public void close() {
        connection.shutdownNow();
    }

    private final class Receiver implements ClientResponseObserver<OpenVoiceRequest, OpenVoiceResponse> {

        @Override
        public void beforeStart(ClientCallStreamObserver<OpenVoiceRequest> requests) {
            out = requests;
            if (!reads) {
                requests.disableAutoRequestWithInitial(1);
            }
        }

        @Override
        public void onNext(OpenVoiceResponse message) {
            told.accept(message);
            messages.add(message);
            heard.addAll(message.getFramesList());
            if (!reads && !message.hasWelcome()) {
                // A ping may come before the welcome, which it reads in any case.
                out.request(1);
            }
            if (message.hasPing() && answersPings) {
                send(OpenVoiceRequest.newBuilder()
                        .setPong(VoicePong.newBuilder()
                                .setNonce(message.getPing().getNonce()))
                        .build());
            }
        }

        @Override
        public void onError(Throwable thrown) {
            ended = Status.fromThrowable(thrown).withCause(thrown);
        }

        @Override
        public void onCompleted() {
            ended = Status.OK;
        }
    }
}
