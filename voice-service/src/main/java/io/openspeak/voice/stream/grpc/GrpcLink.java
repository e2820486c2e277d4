package io.openspeak.voice.stream.grpc;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.openspeak.platform.failures.Failure;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.failures.grpc.GrpcFailures;
import io.openspeak.voice.loop.KernelBuffer;
import io.openspeak.voice.loop.Turn;
import io.openspeak.voice.routing.domain.Frame;
import io.openspeak.voice.routing.domain.Gap;
import io.openspeak.voice.stream.ClientLink;
import io.openspeak.voice.v1.OpenVoiceResponse;
import io.openspeak.voice.v1.VoiceCloseReason;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.Collection;

/**
 * A call as a voice stream's transport. It writes gRPC messages to the HTTP/2 stream itself instead of through the call: the bridge
 * between gRPC and Vert.x would copy each message three times, after we have encoded it once for everybody.
 *
 * <p>It is ready while the client's window is open and next to nothing is unsent on the whole connection: what waits is to wait in the
 * listener's queue, which drops what is late.
 */
final class GrpcLink implements ClientLink {

    private static final long CANCEL = 8;

    private final ServerCall<?, ?> call;
    private final HttpServerResponse response;
    private final Turn turn;
    private Runnable ready = () -> {};
    private boolean started;
    private boolean closed;

    GrpcLink(ServerCall<?, ?> call, HttpServerRequest request, KernelBuffer kernel) {
        this.call = call;
        response = request.response();
        turn = kernel.turn(((ConnectionBase) request.connection()).channel(), () -> ready.run());
    }

    /** What to do when it is ready after it was not. */
    void onReady(Runnable action) {
        ready = action;
        response.drainHandler(windowOpen -> action.run());
    }

    @Override
    public boolean ready() {
        return started && !closed && !response.writeQueueFull() && turn.takesMore();
    }

    @Override
    public int portion() {
        return turn.portion();
    }

    @Override
    public void send(Collection<Gap> gaps, Collection<Frame> frames) {
        write(GrpcMessages.of(gaps, frames));
    }

    @Override
    public void send(OpenVoiceResponse message) {
        start();
        write(GrpcMessages.of(message));
    }

    /** From now on messages go out. */
    void start() {
        if (!started && !closed) {
            started = true;
            call.sendHeaders(new Metadata());
        }
    }

    @Override
    public void fetch() {
        call.request(1);
    }

    @Override
    public void finish() {
        end(Status.OK, new Metadata());
    }

    @Override
    public void refuse(Failure failure) {
        StatusRuntimeException status = GrpcFailures.toStatus(failure);
        end(status.getStatus(), GrpcFailures.trailers(status));
    }

    @Override
    public void close(VoiceCloseReason why, Refusal told) {
        refuse(told);
    }

    @Override
    public void discard() {
        response.reset(CANCEL);
    }

    @Override
    public void gone() {
        closed = true;
    }

    private void end(Status status, Metadata trailers) {
        if (!closed) {
            closed = true;
            call.close(status, trailers);
        }
    }

    private void write(Buffer message) {
        if (closed) {
            return;
        }
        try {
            turn.wrote(message.length());
            response.write(message, null);
        } catch (IllegalStateException ended) {
            // The stream ended under us; its close handler follows.
            closed = true;
        }
    }
}
