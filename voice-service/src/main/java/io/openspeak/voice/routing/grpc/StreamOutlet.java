package io.openspeak.voice.routing.grpc;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import io.openspeak.voice.routing.domain.Frame;
import io.openspeak.voice.routing.domain.Gap;
import io.openspeak.voice.routing.domain.Outlet;
import io.openspeak.voice.v1.OpenVoiceResponse;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.Collection;

/**
 * The sending half of a call. It writes gRPC messages to the HTTP/2 stream itself instead of through the call: the bridge
 * between gRPC and Vert.x would copy each message three times, after we have encoded it once for everybody.
 */
final class StreamOutlet implements Outlet {

    private static final long CANCEL = 8;

    private final ServerCall<?, ?> call;
    private final HttpServerResponse response;
    private boolean started;
    private boolean closed;

    StreamOutlet(ServerCall<?, ?> call, HttpServerResponse response) {
        this.call = call;
        this.response = response;
    }

    @Override
    public boolean ready() {
        return started && !closed && !response.writeQueueFull();
    }

    @Override
    public void send(Collection<Gap> gaps, Collection<Frame> frames) {
        write(WireFrames.message(gaps, frames));
    }

    /** Sends a message whether the transport is ready or not; for the few that are not frames. */
    void send(OpenVoiceResponse message) {
        if (!started && !closed) {
            started = true;
            call.sendHeaders(new Metadata());
        }
        write(WireFrames.message(message));
    }

    /** Ends the call with a status. */
    void end(Status status, Metadata trailers) {
        if (!closed) {
            closed = true;
            call.close(status, trailers);
        }
    }

    /** Gives up what the client never read. */
    void discard() {
        response.reset(CANCEL);
    }

    /** The client is gone; nothing is sent any more. */
    void gone() {
        closed = true;
    }

    private void write(Buffer message) {
        if (closed) {
            return;
        }
        try {
            response.write(message, null);
        } catch (IllegalStateException ended) {
            // The stream ended under us; its close handler follows.
            closed = true;
        }
    }
}
