package io.openspeak.cli.loopback;

import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import io.openspeak.channel.v1.ChannelKind;
import io.openspeak.voice.v1.FloorState;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;

/**
 * The least of the four services that the command line needs to be driven in a test of its own; e2e drives it against the
 * real ones. Tokens are {@code token-NAME}, passwords {@code password-NAME}.
 */
public final class Loopback implements AutoCloseable {

    static {
        // All tests of this module come by here; what they wait for may take as long as a busy machine needs.
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
    }

    /** Members of each channel, with the session that holds the seat. */
    final Map<String, Map<String, String>> channels = new ConcurrentHashMap<>();

    private final LoopbackChannels channelService = new LoopbackChannels(this);
    final LoopbackPresence presence = new LoopbackPresence(this);
    private final LoopbackVoice voice = new LoopbackVoice(this);
    private final Server server;

    public Loopback() {
        try {
            server = NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", 0))
                    .addService(new LoopbackAuth())
                    .addService(channelService)
                    .addService(presence)
                    .addService(voice)
                    .intercept(new Caller())
                    .build()
                    .start();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public String address() {
        return "127.0.0.1:" + server.getPort();
    }

    public boolean isMember(String user, String channel) {
        return channels.getOrDefault(channel, Map.of()).containsKey(user);
    }

    public int channelWatchers() {
        return channelService.watchers();
    }

    /** Ends all channel subscriptions, as a stopping pod would. */
    public void breakChannelWatches() {
        channelService.breakWatches();
    }

    public int listeners() {
        return voice.connections();
    }

    /** Asks all who speak or listen to go elsewhere, as a stopping pod would. */
    public void goAway() {
        voice.goAway();
    }

    /** Ends the turn of whoever has the floor. */
    public void takeFloor(String channel, String reason) {
        voice.floor(channel).takeAway(reason);
    }

    /** Who has the floor and who waits. */
    public FloorState floor(String channel) {
        return voice.floor(channel).state().build();
    }

    ChannelKind kindOf(String channel) {
        return channelService.kindOf(channel);
    }

    public int watchers() {
        return presence.watchers();
    }

    public void addMember(String user, String channel, String session) {
        channels.computeIfAbsent(channel, id -> new ConcurrentHashMap<>()).put(user, session);
    }

    void removeMember(String user, String channel) {
        channels.getOrDefault(channel, new ConcurrentHashMap<>()).remove(user);
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
