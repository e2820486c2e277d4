package io.openspeak.voice.voiceping.websocket;

import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.websocket.BrokenFrame;
import io.openspeak.platform.websocket.Closing;
import io.openspeak.platform.websocket.Frame;
import io.openspeak.platform.websocket.MessageAssembler;
import io.openspeak.platform.websocket.Outbox;
import io.openspeak.platform.websocket.Wire;
import io.openspeak.voice.loop.KernelBuffer;
import io.openspeak.voice.loop.Turn;
import io.openspeak.voice.voiceping.ClientWire;
import io.openspeak.voice.voiceping.VoicePingConnection;
import io.openspeak.voice.voiceping.VoicePingSettings;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The WebSocket of one VoicePing client: reads its frames one at a time. All of it runs on the connection's event loop. */
final class VoicePingSocket implements ClientWire {

    private static final Set<Integer> CLEAN = Set.of(1000, 1001);

    private final Wire wire;
    private final ServerWebSocket socket;
    private final VoicePingSettings settings;
    private final Runnable onEnd;
    private final Outbox outbox;
    private final Turn turn;
    private final MessageAssembler assembler;
    private @Nullable VoicePingConnection connection;
    private boolean over;

    VoicePingSocket(Wire wire, KernelBuffer kernel, VoicePingSettings settings, Runnable onEnd) {
        this.wire = wire;
        this.settings = settings;
        this.onEnd = onEnd;
        socket = wire.socket();
        outbox = new Outbox(wire.context(), settings.maxUnsentBytes(), this::ready, this::tooSlow);
        turn = kernel.turn(wire.context().channel(), this::ready);
        assembler = MessageAssembler.binaries(settings.maxMessageBytes(), "MessagePack");
    }

    void begin(VoicePingConnection begun) {
        connection = begun;
        socket.drainHandler(writable -> outbox.drain());
        socket.closeHandler(closed -> gone());
        socket.exceptionHandler(this::failed);
        socket.frameHandler(this::take);
        socket.pause();
        fetch();
    }

    private void take(WebSocketFrame frame) {
        VoicePingConnection client = connection;
        if (over || client == null || frame.isClose()) {
            return;
        }
        client.heard();
        if (frame.isBinary() || frame.isText() || frame.isContinuation()) {
            try {
                assembler.add(frame).map(Buffer::getBytes).ifPresent(client::take);
            } catch (Refusal refused) {
                client.refuse(refused);
            }
        }
        fetch();
    }

    private void failed(Throwable cause) {
        VoicePingConnection client = connection;
        if (client != null) {
            BrokenFrame.of(cause).ifPresent(broken -> client.close(broken.closing()));
        }
    }

    private void ready() {
        VoicePingConnection client = connection;
        if (client != null) {
            client.ready();
        }
    }

    private void tooSlow() {
        VoicePingConnection client = connection;
        if (client != null) {
            client.tooSlow();
        }
    }

    private void gone() {
        over = true;
        outbox.end();
        onEnd.run();
        VoicePingConnection client = connection;
        if (client != null) {
            Short code = socket.closeStatusCode();
            client.gone(code != null && CLEAN.contains(code.intValue()));
        }
    }

    @Override
    public boolean takesMore() {
        return !over && turn.takesMore() && outbox.takesMore();
    }

    @Override
    public void send(Frame frame) {
        outbox.send(frame);
        turn.wrote(frame.length());
    }

    private void fetch() {
        if (!over) {
            socket.fetch(1);
        }
    }

    @Override
    public void close(Closing why) {
        over = true;
        wire.onLoop(() -> {
            outbox.finish(List.of());
            wire.close(why, settings.closeWait());
        });
    }
}
