package io.openspeak.e2e.chaos;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.WebSocket;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** One that carries JSON both ways (docs/protocols/websocket.md). */
final class JsonSocket extends ClientSocket {

    private static final JsonMapper JSON = new JsonMapper();

    private final Reader reader;
    private final StringBuilder text = new StringBuilder();

    /** The part of a client that knows its words. */
    interface Reader {

        /** The line stands. */
        void opened();

        /** The other side said something. */
        void heard(Line over, JsonNode frame);

        /** The other side closed it, which no word of its own announced. */
        void closed(int code, String reason);
    }

    private JsonSocket(StreamClient client, Line line, Reader reader) {
        super(client, line);
        this.reader = reader;
    }

    /** Connects, to that path and query. */
    static <C extends StreamClient & Reader> JsonSocket connect(
            WebSocket.Builder how, String path, Line line, C client) {
        JsonSocket connecting = new JsonSocket(client, line, client);
        connecting.connect(how, path);
        return connecting;
    }

    static ObjectNode frame(String type) {
        return JSON.createObjectNode().put("type", type);
    }

    void send(ObjectNode frame) {
        send(open -> open.sendText(frame.toString(), true));
    }

    @Override
    void opened() {
        reader.opened();
    }

    @Override
    void closed(int code, String reason) {
        reader.closed(code, reason);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            if (isHeard()) {
                reader.heard(line(), read(text.toString()));
            }
            text.setLength(0);
        }
        from.request(1);
        return null;
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException("no JSON: " + text, malformed);
        }
    }
}
