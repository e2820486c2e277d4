package io.openspeak.presence.rooms.events;

import io.openspeak.channel.v1.Channel;
import io.openspeak.channel.v1.ChannelFact;
import io.openspeak.channel.v1.LeaveReason;
import io.openspeak.channel.v1.MemberLeft;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.log.Fact;
import io.openspeak.platform.redis.log.FactReader;
import io.openspeak.platform.redis.log.LocalView;
import io.openspeak.platform.redis.log.LogFollower;
import io.openspeak.platform.redis.log.LogFollowers;
import io.openspeak.platform.redis.log.LogPosition;
import io.openspeak.platform.redis.log.PartitionedLog;
import io.openspeak.presence.rooms.Rooms;
import io.openspeak.presence.rooms.domain.RightsChange;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/** Every pod's reading of channel-service's log for what may change somebody's rights in a room. */
@ApplicationScoped
public class RightsFacts implements LocalView {

    private static final FactReader<ChannelFact> FACTS = new FactReader<>("channel.v1", ChannelFact.parser());

    private final Rooms rooms;
    private final LogFollower follower;

    public RightsFacts(Rooms rooms, LogFollowers followers, PartitionedLog own) {
        this.rooms = rooms;
        follower = followers.of(new PartitionedLog("channel", own.partitions()), this);
    }

    void start(@Observes StartupEvent starting) {
        follower.start();
    }

    void stop(@Observes ShutdownEvent stopping) {
        follower.stop();
    }

    /** There is no snapshot to load: what holds now is asked for. */
    @Override
    public Uni<LogPosition> load(LogPosition end) {
        rooms.rightsChangedEverywhere();
        return Uni.createFrom().item(end);
    }

    @Override
    public void fold(Fact fact) {
        FACTS.read(fact).flatMap(RightsFacts::change).ifPresent(rooms::rightsChanged);
    }

    static Optional<RightsChange> change(ChannelFact fact) {
        ChannelId channel = new ChannelId(fact.getChannelId());
        return switch (fact.getFactCase()) {
            case CREATED, DELETED, RULES_CHANGED -> Optional.of(new RightsChange.OfAll(channel));
            case UPDATED -> Optional.of(new RightsChange.Placed(channel, parent(fact.getUpdated())));
            case BANNED -> ofUser(channel, fact.getBanned().getUserId());
            case UNBANNED, INVITED -> Optional.of(new RightsChange.Given(channel));
            case MEMBER_LEFT -> left(channel, fact.getMemberLeft());
            case MEMBER_JOINED, MEMBER_CHANGED, FACT_NOT_SET -> Optional.empty();
        };
    }

    private static Optional<ChannelId> parent(Channel channel) {
        return Optional.of(channel.getParentId()).filter(id -> !id.isEmpty()).map(ChannelId::new);
    }

    private static Optional<RightsChange> left(ChannelId channel, MemberLeft left) {
        return left.getReason() == LeaveReason.LEAVE_REASON_KICKED
                ? ofUser(channel, left.getUserId())
                : Optional.empty();
    }

    /** A ban of an address names nobody, and channel-service does not count it where it is asked without one. */
    private static Optional<RightsChange> ofUser(ChannelId channel, String user) {
        return user.isEmpty() ? Optional.empty() : Optional.of(new RightsChange.OfUser(channel, new UserId(user)));
    }
}
