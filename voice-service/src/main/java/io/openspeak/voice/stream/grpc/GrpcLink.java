package io.openspeak.voice.stream.grpc;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.openspeak.platform.failures.Failure;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.failures.grpc.GrpcFailures;
import io.openspeak.voice.routing.domain.Frame;
import io.openspeak.voice.routing.domain.Gap;
import io.openspeak.voice.stream.ClientLink;
import io.openspeak.voice.v1.OpenVoiceResponse;
import io.openspeak.voice.v1.VoiceCloseReason;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.Collection;

/**
 * A call as a voice stream's transport. It writes gRPC messages to the HTTP/2 stream itself instead of through the call: the bridge
 * between gRPC and Vert.x would copy each message three times, after we have encoded it once for everybody.
 */
final class GrpcLink implements ClientLink {

    private static final long CANCEL = 8;

    private final ServerCall<?, ?> call;
    private final HttpServerResponse response;
    private boolean started;
    private boolean closed;

    GrpcLink(ServerCall<?, ?> call, HttpServerResponse response) {
        this.call = call;
        this.response = response;
    }

    @Override
    public boolean ready() {
        return started && !closed && !response.writeQueueFull();
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
            response.write(message, null);
        } catch (IllegalStateException ended) {
            // The stream ended under us; its close handler follows.
            closed = true;
        }
    }
}
