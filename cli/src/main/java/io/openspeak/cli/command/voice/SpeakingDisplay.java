package io.openspeak.cli.command.voice;

import io.openspeak.cli.output.Printer;
import io.openspeak.cli.output.Row;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Prints who begins and who stops speaking. */
final class SpeakingDisplay {

    /** Quiet for so long means stopped. */
    private static final Duration QUIET = Duration.ofMillis(600);

    private record Talk(long since, long last) {}

    private final Printer printer;
    private final Clock clock;
    private final Map<String, Talk> talking = new ConcurrentHashMap<>();

    SpeakingDisplay(Printer printer, Clock clock) {
        this.printer = printer;
        this.clock = clock;
    }

    void heard(String speaker) {
        long now = clock.millis();
        Talk before = talking.put(
                speaker,
                new Talk(talking.getOrDefault(speaker, new Talk(now, now)).since(), now));
        if (before == null) {
            printer.print(Row.of(speaker + " speaks")
                    .with("kind", "speaking")
                    .with("speaker", speaker)
                    .with("speaking", true));
        }
    }

    /** To be called now and then: silence makes no noise. */
    void tick() {
        long now = clock.millis();
        talking.forEach((speaker, talk) -> {
            if (now - talk.last() >= QUIET.toMillis() && talking.remove(speaker, talk)) {
                long duration = talk.last() - talk.since();
                printer.print(Row.of("%s stopped after %.1f s".formatted(speaker, duration / 1000.0))
                        .with("kind", "speaking")
                        .with("speaker", speaker)
                        .with("speaking", false)
                        .with("duration_ms", duration));
            }
        });
    }
}
