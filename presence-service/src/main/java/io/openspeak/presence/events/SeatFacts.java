package io.openspeak.presence.events;

import io.openspeak.channel.v1.ChannelFact;
import io.openspeak.channel.v1.Member;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.PodId;
import io.openspeak.platform.identity.SessionId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.RedisCommands;
import io.openspeak.platform.redis.log.Fact;
import io.openspeak.platform.redis.log.FactReader;
import io.openspeak.platform.redis.log.LogReader;
import io.openspeak.platform.redis.log.PartitionedLog;
import io.openspeak.platform.redis.worker.FactWorker;
import io.openspeak.presence.Presence;
import io.openspeak.presence.domain.Input;
import io.quarkus.redis.client.RedisClientName;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Redis;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import java.time.Clock;

/**
 * Channel-service's facts of who sits where, taken into users' presence. Seats are lost with their log: a fact that was read before
 * that and is handled after it would put somebody into a channel for good.
 */
@Singleton
public class SeatFacts extends FactWorker<SeatFacts.Placed> {

    private static final System.Logger LOG = System.getLogger(SeatFacts.class.getName());
    private static final FactReader<ChannelFact> READER = new FactReader<>("channel.v1", ChannelFact.parser());
    private static final String CHANNEL_LOG = "channel";

    private final Presence presence;
    private final LogReader log;

    /** What a fact holds, and where it stands. */
    record Placed(Fact fact, ChannelFact told) {}

    public SeatFacts(
            Presence presence,
            PartitionedLog own,
            Redis redis,
            @RedisClientName("tail") Redis tail,
            PodId pod,
            Clock clock) {
        super(
                "seat-facts",
                fact -> READER.read(fact).map(told -> new Placed(fact, told)),
                CHANNEL_LOG,
                own,
                redis,
                tail,
                pod.value(),
                clock);
        this.presence = presence;
        log = new LogReader(new RedisCommands(redis), new PartitionedLog(CHANNEL_LOG, own.partitions()));
    }

    @Override
    protected Uni<Void> handle(Placed placed) {
        ChannelFact told = placed.told();
        return switch (told.getFactCase()) {
            case MEMBER_JOINED -> joined(placed.fact(), new ChannelId(told.getChannelId()), told.getMemberJoined());
            case MEMBER_LEFT ->
                presence.apply(
                                new UserId(told.getMemberLeft().getUserId()),
                                new Input.SeatLeft(told.getMemberLeft().getSeatOrder()))
                        .replaceWithVoid();
            default -> Uni.createFrom().voidItem();
        };
    }

    private Uni<Void> joined(Fact fact, ChannelId channel, Member member) {
        LOG.log(Level.INFO, "seat_taken user_id={0} channel_id={1}", member.getUserId(), channel);
        SessionId session = member.getSessionId().isEmpty() ? null : new SessionId(member.getSessionId());
        return presence.applyWhile(
                        new UserId(member.getUserId()),
                        new Input.SeatTaken(channel, member.getSeatOrder(), session),
                        () -> log.holds(fact))
                .replaceWithVoid();
    }
}
