package io.openspeak.e2e.chaos;

import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import io.openspeak.channel.v1.ChannelServiceGrpc;
import io.openspeak.channel.v1.Member;
import io.openspeak.client.call.Address;
import io.openspeak.client.call.Backoff;
import io.openspeak.client.call.UnaryCalls;
import io.openspeak.client.channel.Channels;
import io.openspeak.client.failure.OpenSpeakException;
import io.openspeak.client.id.ChannelId;
import io.openspeak.client.id.SessionId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** The channels that people of a run meet in; a disaster that takes them away is followed by their being made again. */
final class Meetings implements AutoCloseable {

    static final List<String> CHANNELS = List.of("attic", "cellar", "garage", "lobby");

    private static final String ADMIN = "admin";
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(2);
    private static final Duration MADE_WITHIN = Duration.ofSeconds(60);
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1));

    private final Accounts accounts;
    private final Clock clock;
    private final ManagedChannel connection;
    private final List<Span> gaps = new ArrayList<>();
    private Instant missingSince = Instant.MAX;

    Meetings(Address channelService, Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
        connection = NettyChannelBuilder.forAddress(channelService.host(), channelService.port())
                .usePlaintext()
                .build();
    }

    private Channels of(String user) {
        return new Channels(new UnaryCalls<>(
                List.of(ChannelServiceGrpc.newBlockingStub(connection)
                        .withCallCredentials(accounts.of(user).credentials())),
                ANSWER_WITHIN,
                BACKOFF));
    }

    /** They are about to be lost. */
    synchronized void lose() {
        missingSince = clock.instant();
    }

    /** Makes those that are not there. */
    void make() {
        Channels channels = of(ADMIN);
        Awaitility.await("channels to meet in")
                .atMost(MADE_WITHIN)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> CHANNELS.stream().allMatch(channel -> isThere(channels, channel)));
        synchronized (this) {
            gaps.add(new Span(missingSince, clock.instant()));
            missingSince = Instant.MAX;
        }
    }

    private static boolean isThere(Channels channels, String channel) {
        try {
            channels.create(new ChannelId(channel), 0);
            return true;
        } catch (OpenSpeakException failed) {
            return failed.reason().equals("channel_exists");
        }
    }

    /** True if some were missing at any time of the span. */
    synchronized boolean areMissing(Span when) {
        return !missingSince.isAfter(when.to()) || gaps.stream().anyMatch(gap -> gap.overlaps(when));
    }

    /** Takes a seat that ends with the session, or leaves it. */
    void move(Part who, String session, Act.Move move, Scene scene) {
        Instant asked = scene.now();
        Channels channels = of(who.user());
        try {
            switch (move) {
                case Act.Enter enter -> channels.join(new ChannelId(enter.channel()), new SessionId(session));
                case Act.Exit exit -> channels.leave(new ChannelId(exit.channel()));
            }
            scene.tally().moved();
        } catch (OpenSpeakException failed) {
            if (StreamClient.BREAKS.contains(failed.code())) {
                scene.tally().inDoubt();
            } else if (!isExplained(failed, new Span(asked, scene.now()))) {
                scene.findings()
                        .add(new Finding(
                                Finding.Kind.REFUSAL,
                                who.client(),
                                who.user(),
                                move + " with session " + session + " was refused: " + failed.getMessage()));
            }
        }
    }

    private boolean isExplained(OpenSpeakException failed, Span during) {
        return failed.reason().equals("channel_not_found") && areMissing(during);
    }

    /** Who sits in which channel, as channel-service says. */
    Map<String, Set<String>> seats() {
        Channels channels = of(ADMIN);
        Map<String, Set<String>> seats = new HashMap<>();
        for (String channel : CHANNELS) {
            seats.put(
                    channel,
                    channels.members(new ChannelId(channel)).stream()
                            .map(Member::getUserId)
                            .collect(Collectors.toUnmodifiableSet()));
        }
        return seats;
    }

    @Override
    public void close() {
        connection.shutdownNow();
    }
}
