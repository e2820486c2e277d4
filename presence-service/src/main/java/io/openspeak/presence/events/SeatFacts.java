package io.openspeak.presence.events;

import io.openspeak.channel.v1.ChannelFact;
import io.openspeak.channel.v1.Member;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.PodId;
import io.openspeak.platform.identity.SessionId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.log.FactReader;
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

/** Channel-service's facts of who sits where, taken into users' presence. */
@Singleton
public class SeatFacts extends FactWorker<ChannelFact> {

    private static final System.Logger LOG = System.getLogger(SeatFacts.class.getName());

    private final Presence presence;

    public SeatFacts(
            Presence presence,
            PartitionedLog own,
            Redis redis,
            @RedisClientName("tail") Redis tail,
            PodId pod,
            Clock clock) {
        super(
                "seat-facts",
                new FactReader<>("channel.v1", ChannelFact.parser()),
                "channel",
                own,
                redis,
                tail,
                pod.value(),
                clock);
        this.presence = presence;
    }

    @Override
    protected Uni<Void> handle(ChannelFact fact) {
        ChannelId channel = new ChannelId(fact.getChannelId());
        return switch (fact.getFactCase()) {
            case MEMBER_JOINED -> joined(channel, fact.getMemberJoined());
            case MEMBER_LEFT ->
                apply(
                        fact.getMemberLeft().getUserId(),
                        new Input.SeatLeft(fact.getMemberLeft().getSeatOrder()));
            default -> Uni.createFrom().voidItem();
        };
    }

    private Uni<Void> joined(ChannelId channel, Member member) {
        LOG.log(Level.INFO, "seat_taken user_id={0} channel_id={1}", member.getUserId(), channel);
        SessionId session = member.getSessionId().isEmpty() ? null : new SessionId(member.getSessionId());
        return apply(member.getUserId(), new Input.SeatTaken(channel, member.getSeatOrder(), session));
    }

    private Uni<Void> apply(String user, Input input) {
        return presence.apply(new UserId(user), input).replaceWithVoid();
    }
}
