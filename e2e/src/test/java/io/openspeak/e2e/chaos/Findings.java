package io.openspeak.e2e.chaos;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The findings of a run: all are counted, the first of each kind are kept in words. */
final class Findings {

    private static final int KEPT_EACH = 12;

    private final Map<Finding.Kind, List<Finding>> kept = new EnumMap<>(Finding.Kind.class);
    private final Map<Finding.Kind, Integer> counts = new EnumMap<>(Finding.Kind.class);

    synchronized void add(Finding finding) {
        counts.merge(finding.kind(), 1, Integer::sum);
        List<Finding> ofKind = kept.computeIfAbsent(finding.kind(), kind -> new ArrayList<>());
        if (ofKind.size() < KEPT_EACH) {
            ofKind.add(finding);
        }
    }

    synchronized List<Finding> all() {
        return kept.values().stream().flatMap(List::stream).toList();
    }

    synchronized Map<Finding.Kind, Integer> counts() {
        return Map.copyOf(counts);
    }
}
