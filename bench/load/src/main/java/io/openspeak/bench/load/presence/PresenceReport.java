package io.openspeak.bench.load.presence;

import io.openspeak.bench.load.measure.Numbers;
import io.openspeak.bench.load.rate.Step;
import io.openspeak.bench.load.rate.StepReport;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/** Figures as tables for people. */
final class PresenceReport {

    private record Row<T>(String label, Function<T, String> cell) {}

    private static final double KIB = 1024;

    private static final List<Row<FanOutOutcome>> FAN_OUT = List.of(
            new Row<>("one change to many", FanOutOutcome::server),
            new Row<>("subscribers", outcome -> Numbers.of("%,.0f", outcome.subscribers())),
            new Row<>("bytes of a frame", outcome -> Integer.toString(outcome.frameBytes())),
            new Row<>("delivered frames/s", outcome -> Numbers.of("%,.0f", outcome.deliveredPerSecond())),
            new Row<>("loss, percent", outcome -> Numbers.of("%.3f", outcome.lossPercent())),
            new Row<>(
                    "delay p50, ms",
                    outcome -> Numbers.of("%.2f", outcome.delays().p50Ms())),
            new Row<>(
                    "delay p99, ms",
                    outcome -> Numbers.of("%.2f", outcome.delays().p99Ms())),
            new Row<>("CPU-s per million frames", outcome -> Numbers.of("%.1f", outcome.secondsPerMillion())),
            new Row<>("Redis, the same", outcome -> Numbers.of("%.2f", outcome.redisSecondsPerMillion())),
            new Row<>("resident, MiB", outcome -> Numbers.of("%.0f", outcome.residentKib() / KIB)),
            new Row<>(
                    "generator, percent of a core",
                    outcome -> Numbers.of("%.0f", outcome.usage().generatorPercent())),
            new Row<>(
                    "somebody waits, percent",
                    outcome -> Numbers.of("%.0f", outcome.usage().waitedPercent())));

    private static final List<Row<Quiet>> QUIET = List.of(
            new Row<>("idle sessions", quiet -> Numbers.of("%,.0f", quiet.sessions())),
            new Row<>("Redis commands/min", quiet -> Numbers.of("%,.0f", quiet.perMinute())),
            new Row<>("a session and minute", quiet -> Numbers.of("%.2f", quiet.perSessionAndMinute())),
            new Row<>(
                    "service, percent of a core",
                    quiet -> Numbers.of("%.1f", quiet.usage().corePercent(FanOut.SERVER))),
            new Row<>(
                    "Redis, percent of a core",
                    quiet -> Numbers.of("%.1f", quiet.usage().corePercent(FanOut.REDIS))));

    private PresenceReport() {}

    static String table(Figures figures) {
        StringBuilder table = new StringBuilder();
        if (!figures.fanOuts.isEmpty()) {
            append(table, FAN_OUT, figures.fanOuts);
        }
        if (figures.fanOuts.size() > 1) {
            FanOutOutcome ours = figures.fanOuts.getFirst();
            FanOutOutcome peer = figures.fanOuts.getLast();
            table.append("ratio of CPU, ours to the peer's: " + Numbers.of("%.2f", ours.ratioTo(peer))
                    + Numbers.of("; with Redis' part: %.2f\n", ours.ratioWithRedisTo(peer)));
        }
        table.append('\n');
        idle(table, figures.idle);
        if (!figures.quiet.isEmpty()) {
            append(table, QUIET, figures.quiet);
            commands(table, figures.quiet);
        }
        StormOutcome storm = figures.storm;
        if (storm != null) {
            table.append("storm of " + storm.sockets() + Numbers.of(": all back after %.1f s", storm.seconds()))
                    .append(Numbers.of(", %.2f CPU-ms each", storm.cpuMillisEach()))
                    .append(Numbers.of(", Redis %.2f CPU-s", storm.usage().cpuSeconds(FanOut.REDIS)))
                    .append("; replay " + storm.told("replay") + ", snapshot " + storm.told("snapshot") + ", current "
                            + storm.told("current") + "; tried again " + storm.refused())
                    .append(Numbers.of(
                            "; somebody waits %.0f %%\n\n", storm.usage().waitedPercent()));
        }
        for (Step step : figures.heartbeats) {
            table.append(step.name() + ": ")
                    .append(Numbers.of(
                            "%,.0f heartbeats a CPU-second of the service",
                            step.usage().perSecond(FanOut.SERVER, step.answered())))
                    .append(Numbers.of(", %,.0f of Redis\n", step.usage().perSecond(FanOut.REDIS, step.answered())));
        }
        if (!figures.heartbeats.isEmpty()) {
            table.append(StepReport.table(figures.heartbeats, List.of(FanOut.SERVER, FanOut.REDIS)));
        }
        return table.toString();
    }

    private static <T> void append(StringBuilder table, List<Row<T>> rows, List<T> columns) {
        for (Row<T> row : rows) {
            table.append(label(row.label()));
            columns.forEach(column -> table.append(cell(row.cell().apply(column))));
            table.append('\n');
        }
    }

    private static void idle(StringBuilder table, List<Idleness> sizes) {
        if (sizes.isEmpty()) {
            return;
        }
        Idleness none = sizes.getFirst();
        append(
                table,
                List.of(
                        new Row<>("idle connections", size -> Numbers.of("%,.0f", size.connections())),
                        new Row<>("live heap, MiB", size -> Numbers.of("%.1f", size.heapBytes() / KIB / KIB)),
                        new Row<>("resident, MiB", size -> Numbers.of("%.0f", size.residentKib() / KIB)),
                        new Row<>("heap, kB a connection", size -> each(size, none, size.heapBytesEach(none))),
                        new Row<>("resident, kB a connection", size -> each(size, none, size.residentBytesEach(none)))),
                sizes);
        table.append('\n');
    }

    private static String each(Idleness size, Idleness none, double bytes) {
        return size.connections() == none.connections() ? "-" : Numbers.of("%.1f", bytes / 1_000);
    }

    /** Which commands a minute they are. */
    private static void commands(StringBuilder table, List<Quiet> quiet) {
        SortedSet<String> names = new TreeSet<>();
        quiet.forEach(one -> names.addAll(one.commands().calls().keySet()));
        for (String name : names) {
            table.append(label("  " + name));
            quiet.forEach(one -> table.append(cell(Numbers.of("%,.0f", one.perMinute(name)))));
            table.append('\n');
        }
        if (quiet.size() > 1) {
            table.append("commands a minute with each further session: ")
                    .append(Numbers.of("%.2f\n", quiet.getLast().perFurtherSessionAndMinute(quiet.getFirst())));
        }
        table.append('\n');
    }

    private static String label(String text) {
        return String.format(Locale.ROOT, "%-30s", text);
    }

    private static String cell(String text) {
        return String.format(Locale.ROOT, "%18s", text);
    }
}
