package io.openspeak.client.playout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

/** A simulated speaker behind a simulated network: bursts of speech that are delayed, lost, doubled, reordered, and stalled. */
final class Network {

    /** A copy of a packet on its way. */
    record Arrival(long sequence, long capturedAt, long at) {}

    static final int PACKET_MS = 20;

    /** What the network does. */
    record Weather(int delay, int jitter, double loss, double doubled, int stalls, int stallMs) {
        static final Weather CALM = new Weather(30, 0, 0, 0, 0, 0);
    }

    final List<Arrival> arrivals = new ArrayList<>();
    final TreeSet<Long> sent = new TreeSet<>();
    long lastStallEnds;
    long ends;

    /** {@code pauses}: between bursts of one to three seconds. */
    static Network of(Random random, Weather weather, int packets, boolean pauses) {
        Network network = new Network();
        long[] stallStarts = random.longs(weather.stalls(), 0, (long) packets * PACKET_MS * 2 / 3)
                .toArray();
        long captured = 1_000;
        int untilPause = 50 + random.nextInt(100);
        for (long sequence = 1; sequence <= packets; sequence++) {
            network.send(random, weather, sequence, captured, stallStarts);
            captured += PACKET_MS;
            if (pauses && --untilPause == 0) {
                captured += 100 + random.nextInt(1_500);
                untilPause = 50 + random.nextInt(100);
            }
        }
        network.arrivals.sort(Comparator.comparingLong(Arrival::at));
        network.ends = captured;
        return network;
    }

    private void send(Random random, Weather weather, long sequence, long captured, long[] stallStarts) {
        sent.add(sequence);
        int copies = random.nextDouble() < weather.loss() ? 0 : random.nextDouble() < weather.doubled() ? 2 : 1;
        for (int copy = 0; copy < copies; copy++) {
            long at = captured + weather.delay() + (weather.jitter() == 0 ? 0 : random.nextInt(weather.jitter() + 1));
            for (long start : stallStarts) {
                if (at >= start && at < start + weather.stallMs()) {
                    at = start + weather.stallMs();
                    lastStallEnds = Math.max(lastStallEnds, at);
                }
            }
            arrivals.add(new Arrival(sequence, captured, at));
        }
    }
}
