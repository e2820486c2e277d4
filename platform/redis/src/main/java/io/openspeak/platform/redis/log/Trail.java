package io.openspeak.platform.redis.log;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The last fact that was read of each partition: more than a position, since a log that lost its end may grow again past the same
 * place, but never by the same fact.
 *
 * @param steps by partition
 */
record Trail(SortedMap<Integer, Step> steps) {

    /**
     * Where one partition was left.
     *
     * @param offset the place
     * @param mark of the fact there; empty where there is none
     */
    record Step(LogPosition.Offset offset, String mark) {

        /** True if a log whose end is {@code end} may hold what was read here. */
        private boolean isWithin(Step end) {
            int order = offset.entry().compareTo(end.offset().entry());
            return isOfLife(end.offset().epoch()) && (order < 0 || (order == 0 && mark.equals(end.mark())));
        }

        private boolean isOfLife(String epoch) {
            return offset.epoch().isEmpty() || offset.epoch().equals(epoch);
        }
    }

    Trail {
        steps = new TreeMap<>(steps);
    }

    LogPosition position() {
        TreeMap<Integer, LogPosition.Offset> offsets = new TreeMap<>();
        steps.forEach((partition, step) -> offsets.put(partition, step.offset()));
        return LogPosition.of(offsets);
    }

    /** True if nothing is missing between what was read and this fact, and the log is the same. */
    boolean leadsTo(Fact fact) {
        Step last = steps.get(fact.partition());
        return last == null
                || (last.isOfLife(fact.epoch())
                        && fact.after().map(last.mark()::equals).orElse(true));
    }

    /** This trail after one more fact. */
    Trail with(Fact fact) {
        TreeMap<Integer, Step> longer = new TreeMap<>(steps);
        longer.put(fact.partition(), new Step(new LogPosition.Offset(fact.epoch(), fact.entry()), fact.mark()));
        return new Trail(longer);
    }

    /** True unless a log that reaches to these ends has lost, or does not have yet, what was read here. */
    boolean isWithin(Trail ends) {
        return ends.steps.entrySet().stream()
                .allMatch(end -> Optional.ofNullable(steps.get(end.getKey()))
                        .map(read -> read.isWithin(end.getValue()))
                        .orElse(true));
    }
}
