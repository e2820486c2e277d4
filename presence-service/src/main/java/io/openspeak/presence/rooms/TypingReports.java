package io.openspeak.presence.rooms;

import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.presence.rooms.domain.Standing;
import io.openspeak.presence.rooms.domain.TypingPace;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;

/** Takes reports that somebody types, and tells them to those who listen to the room, on all pods. */
@ApplicationScoped
public class TypingReports {

    private final RoomAccess access;
    private final Rooms rooms;
    private final TypingBus bus;
    private final Visibility visibility;
    private final Clock clock;
    private final TypingPace pace;

    public TypingReports(
            RoomAccess access, Rooms rooms, TypingBus bus, Visibility visibility, RoomSettings settings, Clock clock) {
        this.access = access;
        this.rooms = rooms;
        this.bus = bus;
        this.visibility = visibility;
        this.clock = clock;
        pace = new TypingPace(settings.typingInterval());
    }

    void start(@Observes StartupEvent starting) {
        bus.listen(rooms::typing);
    }

    /**
     * Says that the user types; refuses who may not. A report that need not be told (too soon after the last one, or of somebody who
     * is not seen) is fine, so that the answer tells nothing about it.
     */
    public Uni<Void> report(Caller user, ChannelId room) {
        return access.of(user, room).map(RoomAccess.Answer::requireType).chain(standing -> tell(user, room, standing));
    }

    private Uni<Void> tell(Caller user, ChannelId room, Standing standing) {
        Instant now = clock.instant();
        if (!visibility.isSeen(user.user()) || !pace.passes(user.user(), room, now)) {
            return Uni.createFrom().voidItem();
        }
        return bus.publish(new Typing(room, standing.direct(), user.user(), user.name(), now));
    }
}
