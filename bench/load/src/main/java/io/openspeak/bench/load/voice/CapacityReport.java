package io.openspeak.bench.load.voice;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openspeak.bench.load.measure.Numbers;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** What servers carry: as tables of the trials and a sentence, or as one line of JSON for each trial and each server. */
final class CapacityReport {

    private record Column(String head, Function<VoiceOutcome, String> cell) {}

    private static final List<Column> COLUMNS = List.of(
            new Column(
                    "listeners, speakers",
                    trial -> trial.plan().listeners() + ", " + trial.plan().speakers()),
            new Column("frames/s", trial -> Numbers.of("%,.0f", trial.framesPerSecond())),
            new Column("loss %", trial -> Numbers.of("%.2f", trial.lossPercent())),
            new Column("p50 ms", trial -> Numbers.of("%.2f", trial.delays().p50Ms())),
            new Column("p99 ms", trial -> Numbers.of("%.2f", trial.delays().p99Ms())),
            new Column("CPU-s/million", trial -> Numbers.of("%.1f", trial.cpuSecondsPerMillion())),
            new Column("server %", trial -> Numbers.of("%.0f", trial.serverCorePercent())),
            new Column("generator %", trial -> Numbers.of("%.0f", trial.generatorCorePercent())),
            new Column("waits %", trial -> Numbers.of("%.0f", trial.waitedPercent())));

    private CapacityReport() {}

    static void print(PrintWriter out, List<Capacity> capacities) {
        capacities.forEach(capacity -> out.print(table(capacity) + sentence(capacity) + "\n\n"));
    }

    static void printJson(PrintWriter out, List<Capacity> capacities) {
        for (Capacity capacity : capacities) {
            capacity.trials()
                    .forEach(trial -> out.println(
                            VoiceReport.line(trial).put("part", "trial").put("held", capacity.held(trial))));
            out.println(json(capacity));
        }
    }

    static String table(Capacity capacity) {
        StringBuilder table = new StringBuilder(capacity.server()).append('\n');
        COLUMNS.forEach(column -> table.append(cell(column.head())));
        table.append('\n');
        for (VoiceOutcome trial : capacity.trials()) {
            COLUMNS.forEach(column -> table.append(cell(column.cell().apply(trial))));
            capacity.climb()
                    .limits()
                    .breach(trial)
                    .ifPresent(why -> table.append("  ").append(why));
            table.append('\n');
        }
        return table.toString();
    }

    private static String cell(String text) {
        return String.format(Locale.ROOT, "%20s", text);
    }

    static String sentence(Capacity capacity) {
        String carried = capacity.highest()
                .map(trial -> capacity.server()
                        + Numbers.of(" carries %,.0f delivered frames a second on one core", trial.framesPerSecond()))
                .orElse(capacity.server() + " carries none of these loads on one core");
        return carried
                + capacity.above()
                        .flatMap(trial -> why(capacity, trial))
                        .orElse(", the highest load that was tried: it may carry more.");
    }

    private static Optional<String> why(Capacity capacity, VoiceOutcome above) {
        return capacity.bottleneck()
                .map(bottleneck -> ", and with "
                        + capacity.climb().raise().in(above.plan()) + " "
                        + capacity.climb().raise().label() + " "
                        + capacity.climb().limits().breach(above).orElse("")
                        + "; " + bottleneck.words() + ".");
    }

    private static ObjectNode json(Capacity capacity) {
        ObjectNode line = capacity.highest()
                .map(VoiceReport::line)
                .orElseGet(() ->
                        VoiceReport.head(capacity.server(), capacity.climb().first()));
        line.put("part", "capacity").put("held", capacity.highest().isPresent());
        line.put("raised", capacity.climb().raise().label());
        line.put("full", capacity.bottleneck().map(Enum::name).orElse("UNKNOWN").toLowerCase(Locale.ROOT));
        capacity.above()
                .ifPresent(trial -> line.put(
                                "too_much", capacity.climb().raise().in(trial.plan()))
                        .put("breach", capacity.climb().limits().breach(trial).orElse("")));
        return line;
    }
}
