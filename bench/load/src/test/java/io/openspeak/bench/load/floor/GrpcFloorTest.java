package io.openspeak.bench.load.floor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.StreamObserver;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslProvider;
import io.openspeak.bench.load.site.Certificate;
import io.openspeak.voice.v1.OpenVoiceRequest;
import io.openspeak.voice.v1.OpenVoiceResponse;
import io.openspeak.voice.v1.VoiceHello;
import io.openspeak.voice.v1.VoiceServiceGrpc;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrpcFloorTest {

    @TempDir
    Path folder;

    /** Says hello and tells who welcomed. */
    private static String connect(int port, @Nullable SslContext trusted) throws Exception {
        NettyChannelBuilder builder = NettyChannelBuilder.forAddress("127.0.0.1", port);
        ManagedChannel connection = (trusted == null ? builder.usePlaintext() : builder.sslContext(trusted)).build();
        CompletableFuture<String> welcomed = new CompletableFuture<>();
        try {
            StreamObserver<OpenVoiceRequest> voice = VoiceServiceGrpc.newStub(connection)
                    .openVoice(new StreamObserver<>() {
                        @Override
                        public void onNext(OpenVoiceResponse message) {
                            welcomed.complete(message.getWelcome().getPod());
                        }

                        @Override
                        public void onError(Throwable failure) {
                            welcomed.completeExceptionally(failure);
                        }

                        @Override
                        public void onCompleted() {
                            welcomed.completeExceptionally(new IllegalStateException("ended before a welcome"));
                        }
                    });
            voice.onNext(OpenVoiceRequest.newBuilder()
                    .setHello(VoiceHello.getDefaultInstance())
                    .build());
            return welcomed.get(30, TimeUnit.SECONDS);
        } finally {
            connection.shutdownNow();
        }
    }

    private static SslContext trusting(Certificate certificate) throws Exception {
        return GrpcSslContexts.configure(certificate.client(), SslProvider.JDK).build();
    }

    @Test
    void withoutCertificate_isPlain() throws Exception {
        assertThat(connect(VertxFloor.start(false, null), null)).isEqualTo("floor");
        assertThat(connect(GrpcJavaFloor.start(null), null)).isEqualTo("floor");
    }

    @Test
    void withCertificate_isEncrypted_forWhoTrustsIt() throws Exception {
        Certificate certificate = Certificate.make(folder);
        SslContext trusting = trusting(certificate);

        assertThat(connect(VertxFloor.start(false, certificate), trusting)).isEqualTo("floor");
        assertThat(connect(GrpcJavaFloor.start(certificate), trusting)).isEqualTo("floor");
        SslContext other = trusting(Certificate.make(folder.resolve("other")));
        assertThatThrownBy(() -> connect(GrpcJavaFloor.start(certificate), other))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(StatusRuntimeException.class)
                .hasStackTraceContaining("SSLHandshakeException");
    }
}
