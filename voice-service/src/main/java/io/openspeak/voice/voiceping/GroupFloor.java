package io.openspeak.voice.voiceping;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.voice.floor.Entrant;
import io.openspeak.voice.floor.FloorSeat;
import io.openspeak.voice.floor.FloorWatcher;
import io.openspeak.voice.floor.Floors;
import io.openspeak.voice.floor.domain.ChannelFloor;
import io.openspeak.voice.floor.domain.FloorAnswer;
import io.openspeak.voice.floor.domain.FloorReason;
import io.openspeak.voice.floor.domain.Party;
import io.openspeak.voice.stream.HeldFrames;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;

/** One connection's end of a group's floor, and the speech that waits for it. VoicePing knows neither queue nor priority. */
final class GroupFloor implements FloorWatcher {

    private final Events events;
    private final HeldFrames held;
    private final FloorSeat seat;

    /** Who is told of a floor, on any thread. */
    interface Events {

        /** The client may talk now. */
        void opened();

        /** The client may talk no more. */
        void closed();

        /** Who has the floor. */
        void holder(Optional<UserId> user);
    }

    @SuppressWarnings("this-escape") // Nothing is told before there is something to tell, and that goes to the lane.
    GroupFloor(Floors floors, ChannelId group, Entrant entrant, Duration preGrant, Events events) {
        this.events = events;
        held = new HeldFrames(preGrant.toNanos());
        seat = floors.enter(group, entrant, this);
    }

    /** Asks to talk, or not at all if somebody else does. */
    Uni<FloorAnswer> ask() {
        return seat.request(0, false, "");
    }

    /** Gives back what it has. */
    void release() {
        held.take();
        seat.release(0).subscribe().with(done -> {}, outOfReach -> {});
    }

    /** Token under which a frame may be heard now, which counts as speech; 0: none. */
    long speak(long now) {
        return seat.speak(0, now);
    }

    /** The same without speaking. */
    long token(long now) {
        return seat.token(now);
    }

    /** True if it may turn out that it may talk. */
    boolean mayOpen() {
        return seat.mayOpen();
    }

    HeldFrames held() {
        return held;
    }

    /** The connection is out of the group. What it has is free at once: a client that comes back has to say START again. */
    void leave() {
        held.take();
        seat.leave(FloorReason.RELEASED);
    }

    @Override
    public void changed(ChannelFloor floor) {
        events.holder(floor.current().map(grant -> grant.holder()).map(Party::user));
    }

    @Override
    public void opened() {
        events.opened();
    }

    @Override
    public void closed() {
        events.closed();
    }

    @Override
    public void endingSoon(ChannelFloor floor) {
        // VoicePing has no word for it.
    }
}
