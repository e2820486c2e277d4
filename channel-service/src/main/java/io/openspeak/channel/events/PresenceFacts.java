package io.openspeak.channel.events;

import io.openspeak.channel.domain.LeaveReason;
import io.openspeak.channel.membership.Departures;
import io.openspeak.platform.identity.PodId;
import io.openspeak.platform.identity.SessionId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.log.FactReader;
import io.openspeak.platform.redis.log.PartitionedLog;
import io.openspeak.platform.redis.worker.FactWorker;
import io.openspeak.presence.v1.Link;
import io.openspeak.presence.v1.PresenceChange;
import io.openspeak.presence.v1.PresenceFact;
import io.openspeak.presence.v1.SessionEndReason;
import io.openspeak.presence.v1.SessionEnded;
import io.openspeak.presence.v1.UserState;
import io.quarkus.redis.client.RedisClientName;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Redis;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Acts on presence-service's facts: whose session ended, or who went offline, leaves. */
@Singleton
public class PresenceFacts extends FactWorker<PresenceFact> {

    private final Departures departures;

    public PresenceFacts(
            Departures departures,
            PartitionedLog own,
            Redis redis,
            @RedisClientName("tail") Redis tail,
            PodId pod,
            Clock clock) {
        super(
                "presence-facts",
                new FactReader<>("presence.v1", PresenceFact.parser()),
                "presence",
                own,
                redis,
                tail,
                pod.value(),
                clock);
        this.departures = departures;
    }

    @Override
    protected Uni<Void> handle(PresenceFact fact) {
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
