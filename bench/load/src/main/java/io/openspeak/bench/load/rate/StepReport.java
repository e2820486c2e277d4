package io.openspeak.bench.load.rate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openspeak.bench.load.measure.Numbers;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Steps as a table for people, or as one line of JSON each. */
public final class StepReport {

    private StepReport() {}

    /** Prints a climb, and where it ended. */
    public static void print(
            PrintWriter out, boolean json, String scenario, Ladder ladder, List<Step> steps, List<String> processes) {
        if (json) {
            steps.forEach(step -> {
                ObjectNode line = JsonNodeFactory.instance.objectNode();
                line.put("scenario", scenario)
                        .put("part", "load")
                        .put("held", ladder.breach(step).isEmpty());
                out.println(json(line, step));
            });
        } else {
            out.print(table(steps, processes));
            steps.forEach(step -> ladder.breach(step)
                    .ifPresent(why -> out.println(
                            step.name() + Numbers.of(" does not hold %,.0f a second: ", step.offered()) + why)));
            out.println();
        }
        out.flush();
    }

    public static String table(List<Step> steps, List<String> processes) {
        StringBuilder table = new StringBuilder(cells("", "calls/s", "answered/s", "failed"))
                .append(cells("p50 ms", "p99 ms", "max ms"));
        processes.forEach(process -> table.append(cells(process)));
        table.append(cells("generator", "waits")).append('\n').append(" ".repeat(40 + 6 * 14));
        processes.forEach(process -> table.append(cells("CPU-s/10,000")));
        table.append(cells("% of core", "% of time")).append('\n');
        steps.forEach(step -> table.append(row(step, processes)).append('\n'));
        return table.toString();
    }

    private static String row(Step step, List<String> processes) {
        StringBuilder row = new StringBuilder(cells(
                        step.name(),
                        Numbers.of("%,.0f", step.offered()),
                        Numbers.of("%,.0f", step.answeredPerSecond()),
                        Numbers.of("%,.0f", step.failed())))
                .append(cells(
                        Numbers.of("%.2f", step.delays().p50Ms()),
                        Numbers.of("%.2f", step.delays().p99Ms()),
                        Numbers.of("%.2f", step.delays().maxMs())));
        processes.forEach(process ->
                row.append(cells(Numbers.of("%.2f", step.usage().secondsPerTenThousand(process, step.answered())))));
        return row.append(cells(
                        Numbers.of("%.0f", step.usage().generatorPercent()),
                        Numbers.of("%.0f", step.usage().waitedPercent())))
                .toString();
    }

    /** The first of a row is wide and stands left. */
    private static String cells(String... texts) {
        StringBuilder cells = new StringBuilder();
        for (String text : texts) {
            cells.append(
                    texts.length == 4 && cells.isEmpty()
                            ? String.format(Locale.ROOT, "%-40s", text)
                            : String.format(Locale.ROOT, "%14s", text));
        }
        return cells.toString();
    }

    /** Adds what a step showed to a line of JSON. */
    public static ObjectNode json(ObjectNode line, Step step) {
        line.put("calls", step.name())
                .put("offered_per_second", step.offered())
                .put("answered_per_second", step.answeredPerSecond())
                .put("answered", step.answered())
                .put("failed", step.failed())
                .put("p50_ms", step.delays().p50Ms())
                .put("p99_ms", step.delays().p99Ms())
                .put("max_ms", step.delays().maxMs())
                .put("generator_percent", step.usage().generatorPercent())
                .put("waited_percent", step.usage().waitedPercent());
        ObjectNode reasons = line.putObject("failures");
        step.failures().forEach(reasons::put);
        ObjectNode cost = line.putObject("cpu_seconds_per_10000");
        step.usage()
                .processes()
                .keySet()
                .forEach(process -> cost.put(process, step.usage().secondsPerTenThousand(process, step.answered())));
        return line;
    }
}
