package io.openspeak.e2e.chaos;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/** Makes up what befalls the installation: every kind of disaster in turn, in an order and at places that the seed says. */
final class DisasterScript {

    private static final Duration ARRIVALS = Duration.ofSeconds(5);
    private static final Duration LONGEST_PEACE = Duration.ofSeconds(4);

    /** Between rounds, so that in long runs people come and go too while no disaster excuses anything. */
    private static final Duration CALM = ChaosTimes.BOUND.plusSeconds(15);

    private DisasterScript() {}

    /** Each kind at least once, then more of them until the time is used up. */
    static List<Timed<Disaster>> of(Duration length, Random random) {
        List<Timed<Disaster>> disasters = new ArrayList<>();
        Duration used = ARRIVALS;
        Duration after = ARRIVALS;
        Deque<Disaster> kinds = new ArrayDeque<>(eachKind(random));
        int kindsThereAre = kinds.size();
        while (disasters.size() < kindsThereAre || used.compareTo(length) < 0) {
            if (kinds.isEmpty()) {
                kinds.addAll(eachKind(random));
                after = after.plus(CALM);
                used = used.plus(CALM);
            }
            Disaster disaster = kinds.removeFirst();
            disasters.add(new Timed<>(after, disaster));
            after = Duration.ofMillis(random.nextLong(LONGEST_PEACE.toMillis()));
            used = used.plus(disaster.length()).plus(after);
        }
        return disasters;
    }

    private static List<Disaster> eachKind(Random random) {
        List<Disaster> kinds = new ArrayList<>(List.of(
                new Disaster.KilledPod(pod(random), between(500, 3000, random)),
                new Disaster.UpdatedPod(pod(random)),
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
