package io.openspeak.voice.given;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.openspeak.voice.v1.OpenVoiceRequest;
import io.openspeak.voice.v1.OpenVoiceResponse;
import io.openspeak.voice.v1.VoiceAttach;
import io.openspeak.voice.v1.VoiceFrame;
import io.openspeak.voice.v1.VoiceGap;
import io.openspeak.voice.v1.VoiceHello;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** One voice connection of a test over WebSocket, that remembers what it was told. */
public final class SocketClient implements WebSocket.Listener, AutoCloseable {

    public static final String PROTOCOL = "openspeak.voice.v1";

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    public final List<OpenVoiceResponse> messages = new CopyOnWriteArrayList<>();
    public final List<VoiceFrame> heard = new CopyOnWriteArrayList<>();
    public volatile Consumer<OpenVoiceResponse> told = message -> {};
    private final ByteArrayOutputStream partial = new ByteArrayOutputStream();
    private final WebSocket socket;
    private volatile boolean reads;
    private volatile int closeCode;

    private SocketClient(WebSocket.Builder builder, int port, boolean reads) {
        this.reads = reads;
        try {
            socket = builder.buildAsync(URI.create("ws://127.0.0.1:" + port + "/voice"), this)
                    .join();
        } catch (CompletionException refused) {
            if (refused.getCause() instanceof WebSocketHandshakeException handshake) {
                throw new AssertionError("HTTP " + handshake.getResponse().statusCode(), refused);
            }
            throw refused;
        }
    }

    public static WebSocket.Builder builder() {
        return CLIENT.newWebSocketBuilder();
    }

    /** As browsers do it. */
    public static SocketClient open(int port, String token) {
        return open(builder().subprotocols(PROTOCOL, "openspeak.bearer." + token), port);
    }

    public static SocketClient open(WebSocket.Builder builder, int port) {
        return new SocketClient(builder, port, true);
    }

    /** Reads nothing until it is told to, not even pings. */
    public static SocketClient notReading(int port, String token) {
        return new SocketClient(builder().header("Authorization", "Bearer " + token), port, false);
    }

    public SocketClient hello(String channel, String position) {
        send(hello(channel, position, ""));
        return this;
    }

    public static OpenVoiceRequest hello(String channel, String position, String token) {
        return OpenVoiceRequest.newBuilder()
                .setHello(VoiceHello.newBuilder()
                        .setToken(token)
                        .addAttach(
                                VoiceAttach.newBuilder().setChannelId(channel).setAfterPosition(position)))
                .build();
    }

    public SocketClient welcomed() {
        Awaitility.await().until(() -> messages.stream().anyMatch(OpenVoiceResponse::hasWelcome));
        return this;
    }

    public void say(String channel, long sequence, byte[] opus) {
        send(OpenVoiceRequest.newBuilder()
                .setFrame(VoiceFrame.newBuilder()
                        .setChannelId(channel)
                        .setSequence(sequence)
                        .setCapturedAt(System.currentTimeMillis())
                        .setOpus(ByteString.copyFrom(opus)))
                .build());
    }

    public void send(OpenVoiceRequest message) {
        send(message.toByteArray());
    }

    public synchronized void send(byte[] message) {
        socket.sendBinary(ByteBuffer.wrap(message), true).join();
    }

    /** The bare socket. */
    public WebSocket raw() {
        return socket;
    }

    /** Begins to read, if it did not. */
    public void read() {
        reads = true;
        socket.request(1);
    }

    public boolean isClosed() {
        return closeCode != 0;
    }

    public int awaitClose() {
        Awaitility.await("a close code").until(this::isClosed);
        return closeCode;
    }

    /** What the server said when it ended the stream for an error. */
    public String errorReason() {
        return messages.getLast().getClosing().getErrorReason();
    }

    /** Frames that it lost, as it was told. */
    public long lost() {
        return messages.stream()
                .flatMap(message -> message.getGapsList().stream())
                .mapToLong(VoiceGap::getCount)
                .sum();
    }

    @Override
    public void onOpen(WebSocket opened) {
        if (reads) {
            opened.request(1);
        }
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        partial.writeBytes(bytes);
        if (last) {
            try {
                OpenVoiceResponse message = OpenVoiceResponse.parseFrom(partial.toByteArray());
                told.accept(message);
                messages.add(message);
                heard.addAll(message.getFramesList());
            } catch (InvalidProtocolBufferException garbage) {
                throw new IllegalStateException(garbage);
            }
            partial.reset();
        }
        next(from);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer nonce) {
        next(from);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closeCode = code;
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable broken) {
        if (closeCode == 0) {
            closeCode = 1006;
        }
    }

    private void next(WebSocket from) {
        if (reads) {
            from.request(1);
        }
    }

    @Override
    public void close() {
        socket.abort();
    }
}
