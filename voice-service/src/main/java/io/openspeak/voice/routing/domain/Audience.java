package io.openspeak.voice.routing.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Everybody who is attached to a channel on this pod, grouped by lane. Written when somebody comes or goes, read for each frame
 * without a lock. Another pod with listeners (issue 5) will be one more seat here, whose outlet is the relay stream.
 */
final class Audience {

    private final List<Seat> seats = new ArrayList<>();
    private volatile Group[] groups = {};

    private record Group(Lane lane, Seat[] seats) {}

    void send(Frame frame) {
        for (Group group : groups) {
            group.lane().post(frame, group.seats());
        }
    }

    synchronized void add(Seat seat) {
        seats.add(seat);
        regroup();
    }

    /** Removes a seat; true if nobody is left. */
    synchronized boolean remove(Seat seat) {
        seats.remove(seat);
        regroup();
        return seats.isEmpty();
    }

    private void regroup() {
        Map<Lane, List<Seat>> byLane =
                seats.stream().filter(seat -> !seat.sendOnly()).collect(Collectors.groupingBy(Seat::lane));
        groups = byLane.entrySet().stream()
                .map(lane -> new Group(lane.getKey(), lane.getValue().toArray(Seat[]::new)))
                .toArray(Group[]::new);
    }
}
