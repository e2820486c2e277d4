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
import io.openspeak.platform.redis.log.PartitionedLog;
import io.openspeak.platform.redis.worker.PartitionLeases;
import io.openspeak.platform.redis.worker.StreamWorker;
import io.openspeak.presence.Presence;
import io.openspeak.presence.domain.Input;
import io.quarkus.redis.client.RedisClientName;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Redis;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.lang.System.Logger.Level;
import java.time.Clock;

/** Channel-service's facts of who sits where, taken into users' presence. */
@ApplicationScoped
public class SeatFacts {

    private static final System.Logger LOG = System.getLogger(SeatFacts.class.getName());
    private static final FactReader<ChannelFact> FACTS = new FactReader<>("channel.v1", ChannelFact.parser());
    private static final String GROUP = "presence-service";

    private final Presence presence;
    private final StreamWorker worker;

    public SeatFacts(
            Presence presence,
            PartitionedLog own,
            Redis redis,
            @RedisClientName("tail") Redis tail,
            PodId pod,
            Clock clock) {
        this.presence = presence;
        PartitionedLog channels = new PartitionedLog("channel", own.partitions());
        PartitionLeases leases = new PartitionLeases(new RedisCommands(redis), own, "seat-facts", pod.value(), clock);
        worker = new StreamWorker(tail, channels, GROUP, pod.value(), leases, this::handle);
    }

    void start(@Observes StartupEvent starting) {
        worker.start();
    }

    void stop(@Observes ShutdownEvent stopping) {
        worker.stop();
    }

    private Uni<Void> handle(Fact fact) {
        return FACTS.read(fact)
                .map(this::handle)
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> handle(ChannelFact fact) {
        ChannelId channel = new ChannelId(fact.getChannelId());
        return switch (fact.getFactCase()) {
            case MEMBER_JOINED -> joined(channel, fact.getVersion(), fact.getMemberJoined());
            case MEMBER_LEFT -> apply(fact.getMemberLeft().getUserId(), new Input.SeatLeft(channel, fact.getVersion()));
            default -> Uni.createFrom().voidItem();
        };
    }

    private Uni<Void> joined(ChannelId channel, long version, Member member) {
        LOG.log(Level.INFO, "seat_taken user_id={0} channel_id={1}", member.getUserId(), channel);
        SessionId session = member.getSessionId().isEmpty() ? null : new SessionId(member.getSessionId());
        return apply(member.getUserId(), new Input.SeatTaken(channel, version, session));
    }

    private Uni<Void> apply(String user, Input input) {
        return presence.apply(new UserId(user), input).replaceWithVoid();
    }
}
