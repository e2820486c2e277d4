package io.openspeak.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.client.call.Address;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessageUnpacker;
import org.msgpack.value.ArrayValue;
import org.msgpack.value.Value;

/** A VoicePing client: a number for a name, a token that it signed itself, and arrays of MessagePack. */
final class Radio implements WebSocket.Listener, AutoCloseable {

    static final String SECRET = "a secret that radios and the installation share";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final int number;
    private final List<ArrayValue> heard = new CopyOnWriteArrayList<>();
    private final ByteArrayOutputStream partial = new ByteArrayOutputStream();
    private final WebSocket socket;
    private volatile boolean closed;

    private Radio(int number, String role, Address address, String groups) {
        this.number = number;
        socket = HTTP.newWebSocketBuilder()
                .header("token", token(number, role, groups))
                .header("device_id", "radio-" + number)
                .buildAsync(URI.create("ws://" + address.host() + ":" + address.port()), this)
                .join();
    }

    /** Connects somebody to groups, given as JSON. */
    static Radio on(int number, Address address, String groups) {
        return new Radio(number, "mobile", address, groups);
    }

    /** Connects somebody who watches. */
    static Radio watching(int number, Address address, String groups) {
        return new Radio(number, "web", address, groups);
    }

    private static String token(int number, String role, String groups) {
        long now = System.currentTimeMillis() / 1000;
        String signed = base64("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "."
                + base64("{\"uid\":" + number + ",\"role\":\"" + role + "\",\"channelIds\":" + groups + ",\"iat\":"
                        + now + ",\"exp\":" + (now + 600) + "}");
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return signed + "."
                    + Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String base64(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    /** Says something of that type to a group (0) or a user (1). */
    void say(int channel, int type, int to, byte @Nullable [] payload) {
        try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
            packer.packArrayHeader(5);
            packer.packInt(channel).packInt(type).packInt(number).packInt(to);
            if (payload == null) {
                packer.packNil();
            } else {
                packer.packBinaryHeader(payload.length);
                packer.writePayload(payload);
            }
            socket.sendBinary(ByteBuffer.wrap(packer.toByteArray()), true).join();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Asks to talk until it may: a group is entered in a moment. */
    Radio talksTo(int group) {
        Awaitility.await().atMost(TestUser.PATIENCE).until(() -> {
            int answers = count(6) + count(8);
            say(0, 1, group, null);
            Awaitility.await().atMost(TestUser.PATIENCE).until(() -> count(6) + count(8) > answers);
            return count(6) > 0;
        });
        return this;
    }

    /** What came of that type. */
    List<ArrayValue> all(int type) {
        return heard.stream()
                .filter(message -> message.get(1).asIntegerValue().asInt() == type)
                .toList();
    }

    int count(int type) {
        return all(type).size();
    }

    /** Waits for so many messages of that type from somebody. */
    List<ArrayValue> hears(int type, int from, int times) {
        Awaitility.await()
                .atMost(TestUser.PATIENCE)
                .untilAsserted(() -> assertThat(from(type, from))
                        .as("of type %s from %s, of all %s", type, from, heard)
                        .hasSizeGreaterThanOrEqualTo(times));
        return from(type, from);
    }

    private List<ArrayValue> from(int type, int from) {
        return all(type).stream()
                .filter(message -> message.get(2).isIntegerValue()
                        && message.get(2).asIntegerValue().asInt() == from)
                .toList();
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        partial.writeBytes(bytes);
        if (last) {
            try (MessageUnpacker unpacker = MessagePack.newDefaultUnpacker(partial.toByteArray())) {
                Value message = unpacker.unpackValue();
                heard.add(message.asArrayValue());
            } catch (IOException garbage) {
                throw new UncheckedIOException(garbage);
            }
            partial.reset();
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed = true;
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable broken) {
        closed = true;
    }

    @Override
    public void close() {
        if (!socket.isOutputClosed()) {
            socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
        }
    }
}
