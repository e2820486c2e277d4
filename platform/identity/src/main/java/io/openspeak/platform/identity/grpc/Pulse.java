package io.openspeak.platform.identity.grpc;

import io.netty.channel.Channel;
import io.netty.util.concurrent.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Finds connections whose client vanished without a word, and cuts them: else a stream that has nothing to say would stay until its token
 * ends. Each is asked by HTTP/2 pings; those that TCP could send by itself a proxy on the way would answer.
 */
@ApplicationScoped
public class Pulse {

    private static final Buffer PING = Buffer.buffer(new byte[Long.BYTES]);
    private static final int MOST_UNANSWERED = 4;

    private static final System.Logger LOG = System.getLogger(Pulse.class.getName());

    private final Duration interval;

    public Pulse(ConnectionSettings settings) {
        interval = settings.pingInterval();
    }

    /** From now on looks after that connection; once each. */
    void feel(HttpConnection connection, Channel channel) {
        long millis = Math.max(1, interval.toMillis());
        // The first one at any time, or all who come back after a break would be asked in one moment.
        long first = ThreadLocalRandom.current().nextLong(millis);
        // With a pause after each: those that a pod missed while it stood still would come all at once, and no pong
        // between.
        Future<?> beats = channel.eventLoop()
                .scheduleWithFixedDelay(new Beat(connection, channel), first, millis, TimeUnit.MILLISECONDS);
        channel.closeFuture().addListener(closed -> beats.cancel(false));
    }

    /** One connection's pings, on its event loop. */
    private static final class Beat implements Runnable {

        private final HttpConnection connection;
        private final Channel channel;
        private int unanswered;

        Beat(HttpConnection connection, Channel channel) {
            this.connection = connection;
            this.channel = channel;
        }

        @Override
        public void run() {
            if (unanswered >= MOST_UNANSWERED) {
                LOG.log(Level.INFO, "connection_cut why=no_pong");
                // Past HTTP/2, which would wait for streams to end and for the client to take what is unsent.
                channel.pipeline().firstContext().close();
                return;
            }
            unanswered++;
            connection.ping(PING).onSuccess(pong -> unanswered = 0);
        }
    }
}
