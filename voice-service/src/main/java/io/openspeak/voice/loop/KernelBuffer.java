package io.openspeak.voice.loop;

import io.netty.channel.Channel;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollSocketChannel;
import io.openspeak.voice.VoiceSettings;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.context.ApplicationScoped;

/** Keeps the kernel from queueing minutes of speech for a slow client: what lies there can't be dropped. */
@ApplicationScoped
public class KernelBuffer implements HttpServerOptionsCustomizer {

    private final VoiceSettings settings;

    public KernelBuffer(VoiceSettings settings) {
        this.settings = settings;
    }

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setSendBufferSize(settings.sendBufferBytes());
    }

    /** Keeps it shorter still on a connection that is there, if its transport can. */
    public void bound(Channel connection) {
        if (connection instanceof EpollSocketChannel) {
            connection.config().setOption(EpollChannelOption.TCP_NOTSENT_LOWAT, (long) settings.unsentBytes());
        }
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        customizeHttpServer(options);
    }
}
