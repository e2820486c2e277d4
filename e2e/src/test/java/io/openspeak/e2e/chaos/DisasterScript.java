package io.openspeak.e2e.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Makes up what befalls the installation: every kind of disaster in turn, in an order and at places that the seed says. */
final class DisasterScript {

    private static final Duration FIRST = Duration.ofSeconds(7);
    private static final Duration LAST_BEFORE_END = Duration.ofSeconds(4);
    /** Between two disasters of a long run; a short one takes less, so that each kind comes once. */
    private static final Duration LONGEST_PEACE = Duration.ofSeconds(12);

    private static final Duration SHORTEST_PEACE = Duration.ofSeconds(3);

    private DisasterScript() {}

    static List<Timed<Disaster>> of(Duration length, Random random) {
        List<Timed<Disaster>> disasters = new ArrayList<>();
        Duration last = length.minus(LAST_BEFORE_END);
        Duration at = FIRST;
        while (at.compareTo(last) < 0) {
            for (Disaster disaster : eachKind(random)) {
                if (at.compareTo(last) < 0) {
                    disasters.add(new Timed<>(at, disaster));
                }
                at = at.plus(disaster.length()).plus(peace(length, random));
            }
        }
        return disasters;
    }

    private static Duration peace(Duration length, Random random) {
        Duration most = length.compareTo(Duration.ofSeconds(90)) > 0 ? LONGEST_PEACE : SHORTEST_PEACE;
        return most.dividedBy(2).plusMillis(random.nextLong(most.dividedBy(2).toMillis()));
    }

    private static List<Disaster> eachKind(Random random) {
        List<Disaster> kinds = new ArrayList<>(List.of(
                new Disaster.KilledPod(pod(random), between(500, 3000, random)),
                new Disaster.StoppedPod(pod(random), between(5500, 9000, random)),
                new Disaster.RestartedRedis(between(500, 3000, random)),
                random.nextBoolean()
                        ? new Disaster.ReplacedRedis(between(500, 2000, random))
                        : new Disaster.EmptiedRedis(),
                new Disaster.ResetConnections(pod(random), 0.3 + 0.7 * random.nextDouble()),
                new Disaster.SilentConnections(pod(random), between(2000, 8000, random))));
        Collections.shuffle(kinds, random);
        return kinds;
    }

    private static int pod(Random random) {
        return random.nextInt(Plan.PODS);
    }

    private static Duration between(int least, int most, Random random) {
        return Duration.ofMillis(least + random.nextInt(most - least));
    }
}
