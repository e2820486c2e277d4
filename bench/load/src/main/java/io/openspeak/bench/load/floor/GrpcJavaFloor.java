package io.openspeak.bench.load.floor;

import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyServerBuilder;
import io.netty.handler.ssl.SslProvider;
import io.openspeak.bench.load.site.Certificate;
import io.openspeak.voice.v1.OpenVoiceRequest;
import io.openspeak.voice.v1.VoiceServiceGrpc;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Forwards over grpc-java's own server; expects {@code -Dio.netty.eventLoopThreads=1}. */
final class GrpcJavaFloor {

    private final Set<ServerCall<OpenVoiceRequest, byte[]>> listeners = new LinkedHashSet<>();

    private GrpcJavaFloor() {}

    /** Starts one on a free port and returns that. */
    static int start(@Nullable Certificate shown) throws IOException {
        MethodDescriptor<OpenVoiceRequest, byte[]> method = VoiceServiceGrpc.getOpenVoiceMethod().toBuilder(
                        VoiceServiceGrpc.getOpenVoiceMethod().getRequestMarshaller(), new Bytes())
                .setSchemaDescriptor(null)
                .build();
        GrpcJavaFloor floor = new GrpcJavaFloor();
        NettyServerBuilder builder = NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", 0));
        if (shown != null) {
            builder.sslContext(
                    GrpcSslContexts.configure(shown.server(), SslProvider.JDK).build());
        }
        Server server = builder.directExecutor()
                .addService(ServerServiceDefinition.builder(VoiceServiceGrpc.SERVICE_NAME)
                        .addMethod(method, (call, headers) -> floor.begin(call))
                        .build())
                .build()
                .start();
        return server.getPort();
    }

    private ServerCall.Listener<OpenVoiceRequest> begin(ServerCall<OpenVoiceRequest, byte[]> call) {
        call.sendHeaders(new Metadata());
        call.request(Integer.MAX_VALUE);
        return new ServerCall.Listener<>() {
            @Override
            public void onMessage(OpenVoiceRequest request) {
                take(request, call);
            }

            @Override
            public void onHalfClose() {
                listeners.remove(call);
                call.close(Status.OK, new Metadata());
            }

            @Override
            public void onCancel() {
                listeners.remove(call);
            }
        };
    }

    private void take(OpenVoiceRequest request, ServerCall<OpenVoiceRequest, byte[]> from) {
        if (request.hasHello()) {
            from.sendMessage(FloorServer.WELCOME);
            if (FloorServer.listens(request)) {
                listeners.add(from);
            }
        } else if (FloorServer.speaks(request)) {
            byte[] speech = FloorServer.forwarded(request);
            listeners.forEach(listener -> listener.sendMessage(speech));
        }
    }

    /** Messages that are bytes already. */
    private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {

        @Override
        public InputStream stream(byte[] message) {
            return new ByteArrayInputStream(message);
        }

        @Override
        public byte[] parse(InputStream message) {
            throw new UnsupportedOperationException("a server only sends these");
        }
    }
}
