package io.openspeak.bench.load.presence;

import io.openspeak.bench.load.measure.Range;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a run is to do.
 *
 * @param subscribers connections that are told of one person
 * @param rate changes of that person a second
 * @param idle most connections that do nothing; 0: none
 * @param quiet how long Redis is watched while nobody does anything
 * @param storm connections that are cut at once and come back
 * @param people at most, who share the connections by turns: signing in many takes longer than all else
 * @param heartbeats a second
 */
record PresencePlan(
        int subscribers,
        int rate,
        int idle,
        Duration quiet,
        int storm,
        int people,
        int heartbeats,
        Duration warmUp,
        Duration measured) {

    static final String ACTOR = "actor";

    // Above 100 changes a second presence-service tells the last state only.
    private static final int MOST_CHANGES = 80;

    PresencePlan {
        Range.require("subscribers", subscribers, 1, 10_000);
        Range.require("rate", rate, 1, MOST_CHANGES);
        Range.require("idle", idle, 0, 15_000);
        Range.require("quiet", quiet.toSeconds(), 1, 3_600);
        Range.require("storm", storm, 0, idle);
        Range.require("people", people, 1, 15_000);
        Range.require("heartbeats", heartbeats, 1, 1_000_000);
        Range.require("warmup", warmUp.toSeconds(), 0, 3_600);
        Range.require("seconds", measured.toSeconds(), 1, 3_600);
    }

    /** The numbers of idle connections at which memory is read: a tenth, half, all. */
    List<Integer> idleSizes() {
        return Stream.of(idle / 10, idle / 2, idle)
                .filter(size -> size > 0)
                .distinct()
                .toList();
    }

    /** Whose connections they are; the actor is not among them. */
    List<String> names() {
        return IntStream.range(0, Math.min(people, Math.max(subscribers, idle)))
                .mapToObj(index -> "person-" + index)
                .toList();
    }

    /** Sessions that one of them has at most. */
    int sessionsEach() {
        return Math.ceilDiv(Math.max(subscribers, idle), names().size());
    }
}
