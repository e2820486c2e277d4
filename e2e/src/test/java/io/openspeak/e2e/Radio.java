package io.openspeak.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.client.call.Address;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.msgpack.value.ArrayValue;
import org.msgpack.value.ValueFactory;

/** A VoicePing client: a number for a name, a token that it signed itself, and arrays of MessagePack. */
final class Radio implements WebSocket.Listener, AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final int number;
    private final List<ArrayValue> heard = new CopyOnWriteArrayList<>();
    private final RadioMessages messages = new RadioMessages();
    private final WebSocket socket;
    private volatile boolean closed;

    private Radio(int number, String role, Address address, String groups) {
        this.number = number;
        socket = HTTP.newWebSocketBuilder()
                .header("token", RadioToken.of(String.valueOf(number), role, groups))
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

    /** Says something of that type to a group (0) or a user (1). */
    void say(int channel, int type, int to, byte @Nullable [] payload) {
        socket.sendBinary(
                        ByteBuffer.wrap(
                                RadioMessages.pack(channel, type, number, ValueFactory.newInteger(to), payload)),
                        true)
                .join();
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
        messages.add(data, last).ifPresent(heard::add);
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
