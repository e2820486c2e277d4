package io.openspeak.channel.events;

import io.openspeak.channel.membership.SeatUpkeep;
import io.openspeak.channel.rights.RightsReview;
import io.openspeak.channel.v1.ChannelFact;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.PodId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.log.FactReader;
import io.openspeak.platform.redis.log.PartitionedLog;
import io.openspeak.platform.redis.worker.FactWorker;
import io.quarkus.redis.client.RedisClientName;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Redis;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/**
 * Acts on channel-service's own facts: what the pod that made a change would leave undone if it died, and what a change of rights
 * means for people inside.
 */
@Singleton
public class SeatFacts extends FactWorker<ChannelFact> {

    private final SeatUpkeep upkeep;
    private final RightsReview review;

    public SeatFacts(
            SeatUpkeep upkeep,
            RightsReview review,
            PartitionedLog own,
            Redis redis,
            @RedisClientName("tail") Redis tail,
            PodId pod,
            Clock clock) {
        super(
                "seat-facts",
                new FactReader<>("channel.v1", ChannelFact.parser()),
                own.owner(),
                own,
                redis,
                tail,
                pod.value(),
                clock);
        this.upkeep = upkeep;
        this.review = review;
    }

    @Override
    protected Uni<Void> handle(ChannelFact fact) {
        ChannelId channel = new ChannelId(fact.getChannelId());
        return switch (fact.getFactCase()) {
            case MEMBER_JOINED ->
                upkeep.taken(
                        new UserId(fact.getMemberJoined().getUserId()),
                        channel,
                        fact.getMemberJoined().getSeatOrder(),
                        Optional.of(fact.getActorId())
                                .filter(actor -> !actor.isEmpty())
                                .map(UserId::new));
            case MEMBER_LEFT ->
                upkeep.freed(
                        new UserId(fact.getMemberLeft().getUserId()),
                        channel,
                        fact.getMemberLeft().getSeatOrder());
            // A channel that was moved inherits other rules.
            case RULES_CHANGED, BANNED, UPDATED -> review.branch(channel);
            case CREATED, DELETED, MEMBER_CHANGED, UNBANNED, INVITED, FACT_NOT_SET ->
                Uni.createFrom().voidItem();
        };
    }
}
