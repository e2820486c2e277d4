package io.openspeak.client.call;

import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.handler.ssl.SslContext;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One HTTP/2 connection for each address that one client talks to, opened when needed. */
public final class Connections implements AutoCloseable {

    private static final int MAX_MESSAGE_BYTES = 8 * 1024 * 1024;
    private static final long CLOSE_WAIT_MS = 2_000;
    // Below the 35 s after which a server takes a silent link for broken, so that a dead path is noticed by both ends
    // alike.
    private static final long KEEP_ALIVE_SECONDS = 30;
    private static final long KEEP_ALIVE_TIMEOUT_SECONDS = 10;
    // A client asks for a new token every quarter of an hour: what it holds open between would be a socket of
    // auth-service
    // for each person who is there.
    private static final long IDLE_SECONDS = 30;

    private final Map<Address, ManagedChannel> open = new ConcurrentHashMap<>();
    private final Set<ManagedChannel> apart = ConcurrentHashMap.newKeySet();
    private final @Nullable SslContext tls;
    private final boolean directCallbacks;

    private Connections(TransportSecurity security, boolean directCallbacks) {
        this.tls = TlsContexts.of(security);
        this.directCallbacks = directCallbacks;
    }

    /** Callbacks run on gRPC's shared threads and may block for a moment. */
    public static Connections create(TransportSecurity security) {
        return new Connections(security, false);
    }

    /** Callbacks run on the network thread: one hop less for each frame, and they must never block. */
    public static Connections withDirectCallbacks(TransportSecurity security) {
        return new Connections(security, true);
    }

    public ManagedChannel to(Address address) {
        return open.computeIfAbsent(address, this::connect);
    }

    /**
     * A connection of one's own beside the shared one, to be ended with {@link #end}: behind a balancer one address is many
     * pods, and only a new connection reaches another of them.
     */
    public ManagedChannel apart(Address address) {
        ManagedChannel channel = connect(address);
        apart.add(channel);
        return channel;
    }

    /** Ends a connection made {@link #apart}, once its calls have ended. */
    public void end(ManagedChannel channel) {
        if (apart.remove(channel)) {
            channel.shutdown();
        }
    }

    private ManagedChannel connect(Address address) {
        NettyChannelBuilder builder = NettyChannelBuilder.forAddress(address.host(), address.port())
                .maxInboundMessageSize(MAX_MESSAGE_BYTES)
                .keepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS)
                .keepAliveTimeout(KEEP_ALIVE_TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .idleTimeout(IDLE_SECONDS, TimeUnit.SECONDS);
        if (directCallbacks) {
            builder.directExecutor();
        }
        return (tls == null ? builder.usePlaintext() : builder.sslContext(tls)).build();
    }

    /** Lets running calls end for a moment, then cuts them. */
    @Override
    public void close() {
        List<ManagedChannel> all = all();
        all.forEach(ManagedChannel::shutdown);
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(CLOSE_WAIT_MS);
        try {
            for (ManagedChannel channel : all) {
                if (!channel.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    channel.shutdownNow();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            cut();
        }
    }

    /** Ends every connection at once, as the end of the process would. */
    public void cut() {
        all().forEach(ManagedChannel::shutdownNow);
    }

    private List<ManagedChannel> all() {
        return Stream.concat(open.values().stream(), apart.stream()).toList();
    }
}
