package io.openspeak.voice.floor;

import io.openspeak.voice.floor.domain.ChannelFloor;
import io.openspeak.voice.floor.domain.Floor;
import io.openspeak.voice.floor.domain.Grant;
import io.openspeak.voice.floor.domain.Party;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Who is attached to one channel's floor on this pod, and what the floor lets each of them do. Whoever tells them of a floor holds the
 * lock of its desk.
 */
final class AttachedSeats {

    private final FloorParts parts;
    private final List<FloorSeat> seats = new CopyOnWriteArrayList<>();

    AttachedSeats(FloorParts parts) {
        this.parts = parts;
    }

    boolean isEmpty() {
        return seats.isEmpty();
    }

    /** Takes one in, to whom that floor applies. */
    void add(FloorSeat seat, ChannelFloor floor) {
        seats.add(seat);
        grip(seat, floor);
    }

    void remove(FloorSeat seat) {
        seats.remove(seat);
    }

    boolean has(Party party) {
        return seats.stream().anyMatch(seat -> seat.party().equals(party));
    }

    /** True if frames of the party are let through. */
    boolean isOpen(Party party, long now) {
        return seats.stream().anyMatch(seat -> seat.party().equals(party) && seat.isOpen(now));
    }

    /** When whoever holds the floor spoke last, if that is after {@code since}. */
    long lastFrame(ChannelFloor floor, long since) {
        long last = since;
        for (FloorSeat seat : seats) {
            if (floor.heldBy(seat.party()).isPresent() && seat.lastFrame() - last > 0) {
                last = seat.lastFrame();
            }
        }
        return last;
    }

    /** The grant is about to end. */
    void warn(Grant grant, ChannelFloor floor) {
        of(grant).forEach(seat -> seat.watcher().endingSoon(floor));
    }

    /** Frames under the grant are not let through any more. */
    void drop(Grant grant) {
        of(grant).forEach(FloorSeat::drop);
    }

    /** Frames under the grant are let through until then. */
    void open(Grant grant, long now, long until) {
        for (FloorSeat seat : of(grant)) {
            boolean wasOpen = seat.isOpen(now);
            seat.open(grant.token(), until);
            if (!wasOpen) {
                seat.watcher().opened();
            }
        }
    }

    /** The floor applies to all, and nobody needs to be told. */
    void grip(ChannelFloor floor) {
        seats.forEach(seat -> grip(seat, floor));
    }

    /** Another floor applies to all from now on. */
    void changed(ChannelFloor before, ChannelFloor floor) {
        for (FloorSeat seat : seats) {
            grip(seat, floor);
            seat.watcher().changed(floor);
            if (before.heldBy(seat.party()).isPresent()
                    && floor.heldBy(seat.party()).isEmpty()) {
                seat.watcher().closed();
            }
        }
    }

    private void grip(FloorSeat seat, ChannelFloor floor) {
        switch (floor.floor()) {
            case Floor.Granted(Grant grant) when grant.holder().equals(seat.party()) -> seat.hold(grant.token());
            case Floor.Revoking revoking
            when revoking.old().holder().equals(seat.party()) ->
                seat.limit(revoking.old().token(), parts.nanosAt(revoking.graceEnd()));
            default -> seat.drop();
        }
    }

    private List<FloorSeat> of(Grant grant) {
        return seats.stream()
                .filter(seat -> seat.party().equals(grant.holder()))
                .toList();
    }
}
