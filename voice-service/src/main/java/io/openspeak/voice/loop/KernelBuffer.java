package io.openspeak.voice.loop;

import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelOption;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.unix.RawUnixChannelOption;
import io.netty.util.AttributeKey;
import io.openspeak.voice.VoiceSettings;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** Keeps the kernel from queueing minutes of speech for a slow client: what lies there can't be dropped. */
@ApplicationScoped
public class KernelBuffer implements HttpServerOptionsCustomizer {

    private static final AttributeKey<Backlog> BACKLOG = AttributeKey.valueOf(KernelBuffer.class, "backlog");

    private static final int TCP = 6;
    private static final int TCP_INFO = 11;
    /** Where {@code tcp_info} has {@code tcpi_notsent_bytes}, since Linux 4.6; fields of it never move. */
    private static final int NOT_SENT = 144;

    private static final RawUnixChannelOption INFO =
            new RawUnixChannelOption("TCP_INFO", TCP, TCP_INFO, NOT_SENT + Integer.BYTES);

    private final VoiceSettings settings;

    public KernelBuffer(VoiceSettings settings) {
        this.settings = settings;
    }

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setSendBufferSize(settings.sendBufferBytes());
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        customizeHttpServer(options);
    }

    /**
     * Access to a connection for one more stream of it; from the first one on, the kernel holds as little for the connection as it can
     * be made to.
     *
     * @param ready what to do when the connection takes more, after it did not
     */
    public Turn turn(Channel connection, Runnable ready) {
        Backlog made = new Backlog(connection, settings.unsentBytes());
        @Nullable Backlog known = connection.attr(BACKLOG).setIfAbsent(made);
        if (known == null) {
            bound(connection);
        }
        return new Turn(known == null ? made : known, ready);
    }

    private void bound(Channel connection) {
        if (connection instanceof EpollSocketChannel) {
            connection.config().setOption(EpollChannelOption.TCP_NOTSENT_LOWAT, (long) settings.unsentBytes());
        } else {
            // It tells nothing here; so it gets less.
            connection.config().setOption(ChannelOption.SO_SNDBUF, settings.sendBufferBytesOnNio());
        }
    }

    /** Bytes of a connection that wait in the kernel to be sent for the first time; 0 where it does not tell. */
    static int unsent(Channel connection) {
        if (!(connection instanceof EpollSocketChannel)) {
            return 0;
        }
        try {
            ByteBuffer info = connection.config().getOption(INFO);
            return info.order(ByteOrder.nativeOrder()).getInt(NOT_SENT);
        } catch (ChannelException closed) {
            return 0;
        }
    }
}
