package io.openspeak.e2e.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/** Who was told what of whom, and when: for whoever has to find out how a finding came about. */
final class Chronicle {

    private final Clock clock;
    private final Map<String, Queue<Entry>> entries = new ConcurrentHashMap<>();

    private record Entry(Instant at, String what) {}

    Chronicle(Clock clock) {
        this.clock = clock;
    }

    void note(String user, String what) {
        entries.computeIfAbsent(user, any -> new ConcurrentLinkedQueue<>()).add(new Entry(clock.instant(), what));
    }

    /** One file a user of whom something was found, with what really happened beside what was told. */
    void write(Path folder, Collection<Finding> findings, Oracle oracle) throws IOException {
        Files.createDirectories(folder);
        for (String user : findings.stream().map(Finding::user).distinct().toList()) {
            List<String> lines = Stream.of(
                            entries.getOrDefault(user, new ConcurrentLinkedQueue<>()).stream(),
                            findings.stream()
                                    .filter(finding -> finding.user().equals(user))
                                    .map(finding -> new Entry(Instant.MIN, finding.toString())),
                            oracle.staysOf(user).stream().flatMap(Chronicle::course),
                            oracle.claimsOf(user).stream().map(claim -> new Entry(claim.asked(), "CLAIMS " + claim)),
                            oracle.troubles().stream()
                                    .map(trouble -> new Entry(trouble.span().from(), "TROUBLE " + trouble)))
                    .flatMap(each -> each)
                    .sorted(Comparator.comparing(Entry::at))
                    .map(entry -> entry.at() + " " + entry.what())
                    .toList();
            Files.write(folder.resolve((user.isEmpty() ? "nobody" : user) + ".log"), lines);
        }
    }

    private static Stream<Entry> course(Stay stay) {
        String who = " " + stay.client() + " pod " + stay.pod();
        return Stream.of(
                        new Entry(stay.asked(), "ASKS" + who),
                        new Entry(stay.welcomed(), "WELCOMED" + who),
                        new Entry(stay.ended(), "ENDS" + who))
                .filter(entry -> !entry.at().equals(Instant.MAX));
    }
}
