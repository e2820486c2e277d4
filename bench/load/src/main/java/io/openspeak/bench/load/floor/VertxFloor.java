package io.openspeak.bench.load.floor;

import com.google.protobuf.InvalidProtocolBufferException;
import io.openspeak.bench.load.site.Certificate;
import io.openspeak.voice.v1.OpenVoiceRequest;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;
import io.vertx.grpc.common.GrpcMessage;
import io.vertx.grpc.server.GrpcServer;
import io.vertx.grpc.server.GrpcServerRequest;
import io.vertx.grpc.server.GrpcServerResponse;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Forwards over Vert.x' gRPC server. */
final class VertxFloor {

    private static final String IDENTITY = "identity";

    private final Set<GrpcServerResponse<Buffer, Buffer>> listeners = new LinkedHashSet<>();

    private VertxFloor() {}

    /** Starts one on a free port and returns that. */
    static int start(boolean epoll, @Nullable Certificate shown) {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setPreferNativeTransport(epoll));
        if (epoll && !vertx.isNativeTransportEnabled()) {
            throw new IllegalStateException("There is no epoll here", vertx.unavailableNativeTransportCause());
        }
        VertxFloor floor = new VertxFloor();
        GrpcServer calls = GrpcServer.server(vertx).callHandler(floor::begin);
        HttpServerOptions options = new HttpServerOptions();
        if (shown != null) {
            options.setSsl(true)
                    .setUseAlpn(true)
                    .setKeyCertOptions(
                            new PfxOptions().setPath(shown.file().toString()).setPassword(shown.password()));
        }
        return vertx.createHttpServer(options)
                .requestHandler(calls)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    private void begin(GrpcServerRequest<Buffer, Buffer> call) {
        GrpcServerResponse<Buffer, Buffer> listener = call.response();
        call.messageHandler(message -> take(parse(message.payload()), listener));
        call.endHandler(end -> {
            listeners.remove(listener);
            listener.end();
        });
        call.exceptionHandler(broken -> listeners.remove(listener));
    }

    private void take(OpenVoiceRequest request, GrpcServerResponse<Buffer, Buffer> from) {
        if (request.hasHello()) {
            from.writeMessage(message(FloorServer.WELCOME));
            if (FloorServer.listens(request)) {
                listeners.add(from);
            }
        } else if (FloorServer.speaks(request)) {
            GrpcMessage speech = message(FloorServer.forwarded(request));
            listeners.forEach(listener -> listener.writeMessage(speech));
        }
    }

    private static GrpcMessage message(byte[] bytes) {
        return GrpcMessage.message(IDENTITY, Buffer.buffer(bytes));
    }

    private static OpenVoiceRequest parse(Buffer message) {
        try {
            return OpenVoiceRequest.parseFrom(message.getBytes());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("not an OpenVoiceRequest", e);
        }
    }
}
