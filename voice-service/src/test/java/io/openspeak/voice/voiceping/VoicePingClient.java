package io.openspeak.voice.voiceping;

import io.openspeak.voice.voiceping.domain.Message;
import io.openspeak.voice.voiceping.domain.MessageType;
import io.openspeak.voice.voiceping.domain.Payload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;

/** A VoicePing client of a test, that remembers what it was told. */
final class VoicePingClient implements WebSocket.Listener, AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    final List<Message> messages = new CopyOnWriteArrayList<>();
    private final ByteArrayOutputStream partial = new ByteArrayOutputStream();
    private final WebSocket socket;
    private final boolean reads;
    private volatile int closeCode;

    private VoicePingClient(WebSocket.Builder builder, int port, String path, boolean reads) {
        this.reads = reads;
        socket = builder.buildAsync(URI.create("ws://127.0.0.1:" + port + path), this)
                .join();
    }

    static WebSocket.Builder builder() {
        return HTTP.newWebSocketBuilder();
    }

    /** As mobile clients do it, at the root. */
    static VoicePingClient open(int port, String token, String device) {
        return open(builder().header("token", token).header("device_id", device), port, "/");
    }

    static VoicePingClient open(WebSocket.Builder builder, int port, String path) {
        return new VoicePingClient(builder, port, path, true);
    }

    static VoicePingClient notReading(int port, String token) {
        return new VoicePingClient(builder().header("token", token), port, "/voiceping", false);
    }

    /** What the server answers to one that it does not let in. */
    static int refusal(WebSocket.Builder builder, int port) {
        try (VoicePingClient unexpected = open(builder, port, "/")) {
            return 101;
        } catch (CompletionException refused) {
            if (refused.getCause() instanceof WebSocketHandshakeException handshake) {
                return handshake.getResponse().statusCode();
            }
            throw refused;
        }
    }

    /** Sends an array of these, as JavaScript clients pack them. */
    void say(@Nullable Object... parts) {
        send(pack(parts));
    }

    synchronized void send(byte[] bytes) {
        socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
    }

    WebSocket raw() {
        return socket;
    }

    static byte[] pack(@Nullable Object... parts) {
        try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
            packer.packArrayHeader(parts.length);
            for (Object part : parts) {
                pack(packer, part);
            }
            return packer.toByteArray();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void pack(MessageBufferPacker packer, @Nullable Object part) throws IOException {
        switch (part) {
            case null -> packer.packNil();
            case Integer number -> packer.packInt(number);
            case Long number -> packer.packLong(number);
            case Double number -> packer.packDouble(number);
            case String text -> packer.packString(text);
            case byte[] bytes -> {
                packer.packBinaryHeader(bytes.length);
                packer.writePayload(bytes);
            }
            case Map<?, ?> map -> {
                packer.packMapHeader(map.size());
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    pack(packer, entry.getKey());
                    pack(packer, entry.getValue());
                }
            }
            default -> throw new IllegalArgumentException(String.valueOf(part));
        }
    }

    /** The messages of that type. */
    List<Message> all(MessageType type) {
        return messages.stream().filter(message -> message.type() == type).toList();
    }

    /** Waits for the first message of that type. */
    Message await(MessageType type) {
        return await(type, 1).getFirst();
    }

    /** Waits for so many messages of that type. */
    List<Message> await(MessageType type, int count) {
        Awaitility.await(count + " " + type).until(() -> all(type).size() >= count);
        return all(type);
    }

    static String text(Message message) {
        return ((Payload.Text) message.payload()).text();
    }

    int awaitClose() {
        Awaitility.await("a close code").until(() -> closeCode != 0);
        return closeCode;
    }

    boolean isClosed() {
        return closeCode != 0;
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
            messages.add(MessageCodec.decode(partial.toByteArray()));
            partial.reset();
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer nonce) {
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closeCode = code;
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable thrown) {
        closeCode = closeCode == 0 ? 1006 : closeCode;
    }

    /** Says goodbye. */
    void goodbye() {
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    }

    @Override
    public void close() {
        socket.abort();
    }
}
