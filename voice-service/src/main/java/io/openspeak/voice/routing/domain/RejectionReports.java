package io.openspeak.voice.routing.domain;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a speaker is told about frames that were not forwarded: the first at once, then sums, each at most once a second. */
public final class RejectionReports {

    private static final long SECOND = 1_000_000_000L;
    /** Clients may write anything as a channel; beyond this many the rest is summed up under the first one's name. */
    private static final int MAX_SUBJECTS = 32;

    private final Map<Subject, Sum> sums = new LinkedHashMap<>();

    private record Subject(String channel, Rejection why) {}

    private static final class Sum {

        private long reportedAt;
        private long firstSequence;
        private int count;
    }

    /**
     * Frames of a channel that were not forwarded.
     *
     * @param channel as the client wrote it
     * @param why the reason
     * @param count how many since the last report
     * @param firstSequence the first of them
     */
    public record Report(String channel, Rejection why, int count, long firstSequence) {}

    /** Notes a frame; true if a report is due now. */
    public boolean add(String channel, Rejection why, long sequence, long now) {
        Sum sum = sum(channel, why, now);
        if (sum.count++ == 0) {
            sum.firstSequence = sequence;
        }
        return now - sum.reportedAt >= SECOND;
    }

    /** The reports that are due. */
    public List<Report> due(long now) {
        if (sums.isEmpty()) {
            return List.of();
        }
        List<Report> reports = new ArrayList<>();
        for (Iterator<Map.Entry<Subject, Sum>> all = sums.entrySet().iterator(); all.hasNext(); ) {
            Map.Entry<Subject, Sum> next = all.next();
            Sum sum = next.getValue();
            if (now - sum.reportedAt < SECOND) {
                continue;
            }
            if (sum.count == 0) {
                all.remove();
                continue;
            }
            Subject subject = next.getKey();
            reports.add(new Report(subject.channel(), subject.why(), sum.count, sum.firstSequence));
            sum.count = 0;
            sum.reportedAt = now;
        }
        return reports;
    }

    private Sum sum(String channel, Rejection why, long now) {
        Subject subject = new Subject(channel, why);
        Sum known = sums.get(subject);
        if (known == null) {
            known = sums.size() < MAX_SUBJECTS ? null : sums.values().iterator().next();
        }
        if (known == null) {
            known = new Sum();
            known.reportedAt = now - SECOND;
            sums.put(subject, known);
        }
        return known;
    }
}
