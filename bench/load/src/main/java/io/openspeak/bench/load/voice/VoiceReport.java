package io.openspeak.bench.load.voice;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openspeak.bench.load.measure.Numbers;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Outcomes as a table for people, or as one line of JSON each. */
final class VoiceReport {

    private record Row(String label, Function<VoiceOutcome, String> cell) {}

    private static final List<Row> ROWS = List.of(
            new Row("", VoiceOutcome::serverName),
            new Row(
                    "listeners, speakers",
                    outcome ->
                            outcome.plan().listeners() + ", " + outcome.plan().speakers()),
            new Row("transport", outcome -> outcome.plan().transport().label()),
            new Row("delivered frames/s", outcome -> Numbers.of("%,.0f", outcome.framesPerSecond())),
            new Row("loss, percent", outcome -> Numbers.of("%.3f", outcome.lossPercent())),
            new Row("told as gaps / refused", outcome -> outcome.gaps() + " / " + outcome.refused()),
            new Row(
                    "delay p50, ms",
                    outcome -> Numbers.of("%.2f", outcome.delays().p50Ms())),
            new Row(
                    "delay p99, ms",
                    outcome -> Numbers.of("%.2f", outcome.delays().p99Ms())),
            new Row(
                    "delay max, ms",
                    outcome -> Numbers.of("%.2f", outcome.delays().maxMs())),
            new Row("CPU-s per million frames", outcome -> Numbers.of("%.1f", outcome.cpuSecondsPerMillion())),
            new Row("CPU, percent of a core", outcome -> Numbers.of("%.1f", outcome.serverCorePercent())),
            new Row("resident, MiB", outcome -> Numbers.of("%.0f", outcome.serverResidentKib() / 1024.0)),
            new Row(
                    "GC pauses, longest in ms",
                    outcome -> outcome.garbage().pauses().size() + ", "
                            + Numbers.of("%.1f", outcome.garbage().longestMs())),
            new Row("allocated, bytes a frame", outcome -> Numbers.of("%,.0f", outcome.allocatedPerFrame())),
            new Row("generator, percent of a core", outcome -> Numbers.of("%.1f", outcome.generatorCorePercent())),
            new Row("somebody waits, percent", outcome -> Numbers.of("%.1f", outcome.waitedPercent())));

    private VoiceReport() {}

    static String table(List<VoiceOutcome> outcomes) {
        StringBuilder table = new StringBuilder();
        for (Row row : ROWS) {
            table.append(String.format(Locale.ROOT, "%-30s", row.label()));
            outcomes.forEach(outcome ->
                    table.append(String.format(Locale.ROOT, "%22s", row.cell().apply(outcome))));
            table.append('\n');
        }
        return table.toString();
    }

    static String json(VoiceOutcome outcome) {
        return line(outcome).toString();
    }

    /** What was measured, of which server and under which load. */
    static ObjectNode line(VoiceOutcome outcome) {
        return head(outcome.serverName(), outcome.plan())
                .put("measured_seconds", outcome.measured().toMillis() / 1000.0)
                .put("expected", outcome.expected())
                .put("delivered", outcome.delivered())
                .put("frames_per_second", outcome.framesPerSecond())
                .put("loss_percent", outcome.lossPercent())
                .put("gaps", outcome.gaps())
                .put("refused", outcome.refused())
                .put("delay_p50_ms", outcome.delays().p50Ms())
                .put("delay_p99_ms", outcome.delays().p99Ms())
                .put("delay_max_ms", outcome.delays().maxMs())
                .put("cpu_seconds_per_million", outcome.cpuSecondsPerMillion())
                .put("generator_seconds_per_million", outcome.generatorSecondsPerMillion())
                .put("server_percent", outcome.serverCorePercent())
                .put("generator_percent", outcome.generatorCorePercent())
                .put("waited_percent", outcome.waitedPercent())
                .put("resident_kib", outcome.serverResidentKib())
                .put("gc_pauses", outcome.garbage().pauses().size())
                .put("gc_pause_max_ms", outcome.garbage().longestMs())
                .put("allocated_bytes_per_frame", outcome.allocatedPerFrame());
    }

    /** Which server, and which load. */
    static ObjectNode head(String server, VoicePlan plan) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("scenario", "voice")
                .put("server", server)
                .put("transport", plan.transport().label())
                .put("listeners", plan.listeners())
                .put("speakers", plan.speakers())
                .put("in_step", plan.inStep())
                .put("payload_bytes", plan.payload());
    }
}
