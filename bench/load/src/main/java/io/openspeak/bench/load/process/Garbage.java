package io.openspeak.bench.load.process;

import java.util.List;

/** The pauses in which a virtual machine collected its garbage in some time, oldest first. */
public record Garbage(List<Pause> pauses) {

    private static final double MIB = 1024 * 1024;

    /**
     * One of them.
     *
     * @param at when it ended, in seconds since the machine started
     * @param ms how long nothing else ran
     * @param mibBefore of the heap that were in use when it began; not a number: it did not tell
     * @param mibAfter the same when it ended
     */
    public record Pause(double at, double ms, double mibBefore, double mibAfter) {}

    public Garbage {
        pauses = List.copyOf(pauses);
    }

    /** What came after the pauses of an earlier reading. */
    public Garbage since(Garbage earlier) {
        return new Garbage(pauses.subList(earlier.pauses.size(), pauses.size()));
    }

    public double longestMs() {
        return pauses.stream().mapToDouble(Pause::ms).max().orElse(0);
    }

    /** Bytes that were allocated a second from the first pause to the last, to about a MiB; not a number with less than two. */
    public double allocatedPerSecond() {
        if (pauses.size() < 2) {
            return Double.NaN;
        }
        double mib = 0;
        for (int index = 1; index < pauses.size(); index++) {
            mib += pauses.get(index).mibBefore() - pauses.get(index - 1).mibAfter();
        }
        return mib * MIB / (pauses.getLast().at() - pauses.getFirst().at());
    }
}
