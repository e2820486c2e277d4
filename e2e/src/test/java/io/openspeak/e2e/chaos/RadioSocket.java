package io.openspeak.e2e.chaos;

import io.openspeak.e2e.RadioMessages;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.msgpack.value.Value;
import org.msgpack.value.ValueFactory;

/** One that carries VoicePing's messages (docs/protocols/voiceping.md). */
final class RadioSocket extends ClientSocket {

    private final RadioClient client;
    private final RadioMessages messages = new RadioMessages();

    RadioSocket(RadioClient client, Line line) {
        super(client, line);
        this.client = client;
    }

    /** Says something of that type to nobody in particular. */
    void say(int type) {
        say(type, ValueFactory.newInteger(0));
    }

    /** Says something of that type to a group. */
    void say(int type, Value group) {
        byte[] message = RadioMessages.pack(0, type, 0, group, null);
        send(open -> open.sendBinary(ByteBuffer.wrap(message), true));
    }

    @Override
    void opened() {
        client.opened(line());
    }

    @Override
    void closed(int code, String reason) {
        client.closed(code, reason);
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        messages.add(data, last).filter(message -> isHeard()).ifPresent(message -> client.heard(line(), message));
        from.request(1);
        return null;
    }
}
