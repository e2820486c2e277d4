package io.openspeak.channel.events;

import io.openspeak.channel.Departures;
import io.openspeak.channel.domain.LeaveReason;
import io.openspeak.platform.identity.PodId;
import io.openspeak.platform.identity.SessionId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.RedisCommands;
import io.openspeak.platform.redis.log.Fact;
import io.openspeak.platform.redis.log.FactReader;
import io.openspeak.platform.redis.log.PartitionedLog;
import io.openspeak.platform.redis.worker.PartitionLeases;
import io.openspeak.platform.redis.worker.StreamWorker;
import io.openspeak.presence.v1.Link;
import io.openspeak.presence.v1.PresenceChange;
import io.openspeak.presence.v1.PresenceFact;
import io.openspeak.presence.v1.SessionEndReason;
import io.openspeak.presence.v1.SessionEnded;
import io.openspeak.presence.v1.UserState;
import io.quarkus.redis.client.RedisClientName;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Redis;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;

/** Acts on presence-service's facts: whose session ended, or who went offline, leaves. */
@ApplicationScoped
public class PresenceFacts {

    private static final FactReader<PresenceFact> FACTS = new FactReader<>("presence.v1", PresenceFact.parser());
    private static final String GROUP = "channel-service";

    private final Departures departures;
    private final StreamWorker worker;

    public PresenceFacts(
            Departures departures,
            PartitionedLog own,
            Redis redis,
            @RedisClientName("tail") Redis tail,
            PodId pod,
            Clock clock) {
        this.departures = departures;
        PartitionedLog presence = new PartitionedLog("presence", own.partitions());
        PartitionLeases leases =
                new PartitionLeases(new RedisCommands(redis), own, "presence-facts", pod.value(), clock);
        worker = new StreamWorker(tail, presence, GROUP, pod.value(), leases, this::handle);
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

    private Uni<Void> handle(PresenceFact fact) {
        UserId user = new UserId(fact.getUser().getUserId());
        return Multi.createFrom()
                .iterable(fact.getChangesList())
                .onItem()
                .transformToUniAndConcatenate(change -> handle(user, fact.getUser(), change))
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> handle(UserId user, UserState state, PresenceChange change) {
        return switch (change.getChangeCase()) {
            case SESSION_ENDED -> ended(user, change.getSessionEnded());
            // Who became invisible is offline to others only, and keeps its seats.
            case USER_OFFLINE -> isConnected(state) ? Uni.createFrom().voidItem() : departures.userOffline(user);
            default -> Uni.createFrom().voidItem();
        };
    }

    private static boolean isConnected(UserState state) {
        return state.getSessionsList().stream()
                .anyMatch(
                        session -> session.getLink() == Link.LINK_LIVE || session.getLink() == Link.LINK_RECONNECTING);
    }

    private Uni<Void> ended(UserId user, SessionEnded session) {
        LeaveReason reason = session.getReason() == SessionEndReason.SESSION_END_REASON_REVOKED
                ? LeaveReason.REVOKED
                : LeaveReason.SESSION_LOST;
        return departures.sessionEnded(user, new SessionId(session.getSessionId()), reason);
    }
}
