package io.openspeak.voice.routing.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everybody who hears a channel, grouped by lane: those who are attached on this pod, and other pods that have somebody attached.
 * Written when somebody comes or goes, read for each frame without a lock.
 */
final class Audience {

    private final LoudestSpeakers loudest;
    private final Recorder recorder;
    private final List<Seat> seats = new ArrayList<>();
    private final List<Hearer> pods = new ArrayList<>();
    private volatile Group[] everybody = {};
    private volatile Group[] seated = {};

    private record Group(Lane lane, Hearer[] hearers) {}

    Audience(AudienceRules rules) {
        loudest = new LoudestSpeakers(rules.loudestSpeakers());
        recorder = rules.recorder();
    }

    /** A frame that was spoken on this pod; false: others are louder, and it is not forwarded. */
    boolean send(Frame frame) {
        return post(frame, everybody);
    }

    /** A frame that another pod brought: it goes to nobody else's pod, so that it can't go round; false: others are louder. */
    boolean deliver(Frame frame) {
        return post(frame, seated);
    }

    /** Frames that were lost on the way from another pod. */
    void deliver(Gap gap) {
        for (Group group : seated) {
            group.lane().post(gap, group.hearers());
        }
    }

    /** For how many who are attached on this pod that frame is. */
    int listeners(Frame frame) {
        int count = 0;
        for (Group group : seated) {
            for (Hearer hearer : group.hearers()) {
                count += hearer.isMeantBy(frame) ? 1 : 0;
            }
        }
        return count;
    }

    /** True if somebody who is attached on this pod listens. */
    boolean isHeardHere() {
        return seated.length > 0;
    }

    private boolean post(Frame frame, Group[] groups) {
        if (frame.whisperTo().isEmpty()) {
            // One who has the floor speaks alone.
            if (frame.floorToken() == 0 && !loudest.admit(frame.speaker(), frame.level(), frame.arrivedAt())) {
                return false;
            }
            recorder.heard(frame);
        }
        for (Group group : groups) {
            group.lane().post(frame, group.hearers());
        }
        return true;
    }

    synchronized void add(Seat seat) {
        seats.add(seat);
        regroup();
    }

    /** Removes a seat; true if nobody is left. */
    synchronized boolean remove(Seat seat) {
        seats.remove(seat);
        return regroup();
    }

    synchronized void addPod(Hearer pod) {
        pods.add(pod);
        regroup();
    }

    /** Removes another pod; true if nobody is left. */
    synchronized boolean removePod(Hearer pod) {
        pods.remove(pod);
        return regroup();
    }

    private boolean regroup() {
        List<Hearer> listening = seats.stream().filter(Seat::listens).collect(Collectors.toUnmodifiableList());
        seated = byLane(listening);
        everybody = pods.isEmpty()
                ? seated
                : byLane(Stream.concat(listening.stream(), pods.stream()).toList());
        return seats.isEmpty() && pods.isEmpty();
    }

    private static Group[] byLane(Collection<Hearer> hearers) {
        Map<Lane, List<Hearer>> lanes = hearers.stream().collect(Collectors.groupingBy(Hearer::lane));
        return lanes.entrySet().stream()
                .map(lane -> new Group(lane.getKey(), lane.getValue().toArray(Hearer[]::new)))
                .toArray(Group[]::new);
    }
}
