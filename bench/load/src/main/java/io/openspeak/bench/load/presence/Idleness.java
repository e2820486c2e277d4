package io.openspeak.bench.load.presence;

import io.openspeak.bench.load.process.Heap;
import io.openspeak.bench.load.process.Memory;

/**
 * What presence-service holds for connections that do nothing.
 *
 * @param connections how many
 */
record Idleness(int connections, long heapBytes, long residentKib) {

    private static final double KIB = 1024;

    /** Reads it, after all garbage is gone. */
    static Idleness of(int connections, long pid) {
        return new Idleness(connections, Heap.liveBytes(pid), Memory.residentKib(pid));
    }

    double heapBytesEach(Idleness none) {
        return (double) (heapBytes - none.heapBytes) / (connections - none.connections);
    }

    double residentBytesEach(Idleness none) {
        return (residentKib - none.residentKib) * KIB / (connections - none.connections);
    }
}
