package io.openspeak.bench.load.floor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.openspeak.bench.load.site.Certificate;
import io.openspeak.bench.load.socket.Dialer;
import io.openspeak.client.call.Address;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SocketFloorTest {

    @TempDir
    Path folder;

    /** Connects and tells by which protocol the connection is encrypted; empty: not at all. */
    private static String connect(int port, @Nullable SslContext trusted) throws Exception {
        CompletableFuture<String> done = new CompletableFuture<>();
        try (Dialer dialer = new Dialer(trusted)) {
            dialer.open(
                    new Address("127.0.0.1", port),
                    "/voice",
                    "",
                    new ChannelInboundHandlerAdapter() {
                        @Override
                        public void userEventTriggered(ChannelHandlerContext context, Object event) {
                            if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
                                SslHandler tls = context.pipeline().get(SslHandler.class);
                                done.complete(
                                        tls == null
                                                ? ""
                                                : tls.engine().getSession().getProtocol());
                            }
                        }

                        @Override
                        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
                            done.completeExceptionally(cause);
                        }
                    },
                    done::completeExceptionally);
            return done.get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void withoutCertificate_isPlain() throws Exception {
        assertThat(connect(SocketFloor.start(false, null), null)).isEmpty();
    }

    @Test
    void withCertificate_isEncrypted_forWhoTrustsIt() throws Exception {
        Certificate certificate = Certificate.make(folder);
        int port = SocketFloor.start(false, certificate);

        assertThat(connect(port, certificate.client().build())).isEqualTo("TLSv1.3");
        SslContext other = Certificate.make(folder.resolve("other")).client().build();
        assertThatThrownBy(() -> connect(port, other))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(SSLException.class);
    }
}
