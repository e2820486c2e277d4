package io.openspeak.bench.load.channels;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openspeak.bench.load.measure.Numbers;
import io.openspeak.bench.load.rate.StepReport;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** A growth as a table for people, or as one line of JSON. */
final class GrowthReport {

    private record Row(String label, Function<Growth, String> cell) {}

    private static final double MIB = 1024.0 * 1024;

    private static final List<Row> ROWS = List.of(
            new Row("channels", growth -> Numbers.of("%,.0f", growth.size().channels())),
            new Row("memberships", growth -> Numbers.of("%,.0f", growth.size().memberships())),
            new Row("channels made a second", growth -> Numbers.of("%,.0f", growth.madePerSecond())),
            new Row("joins a second", growth -> Numbers.of("%,.0f", growth.joinedPerSecond())),
            new Row("calls tried again", growth -> Numbers.of("%,.0f", growth.triedAgain())),
            new Row(
                    "Redis, MiB",
                    growth -> Numbers.of("%.1f", growth.withMembers().redisBytes() / MIB)),
            new Row("Redis, bytes a channel", growth -> Numbers.of("%,.0f", growth.redisBytesPerChannel())),
            new Row("Redis, bytes a membership", growth -> Numbers.of("%,.0f", growth.redisBytesPerMembership())),
            new Row(
                    "pod, live heap, MiB",
                    growth -> Numbers.of("%.1f", growth.withMembers().heapBytes() / MIB)),
            new Row("pod, bytes a channel", growth -> Numbers.of("%,.0f", growth.heapBytesPerChannel())),
            new Row("pod, bytes a membership", growth -> Numbers.of("%,.0f", growth.heapBytesPerMembership())),
            new Row(
                    "pod, resident, MiB",
                    growth -> Numbers.of("%.0f", growth.withMembers().residentKib() / 1024.0)));

    private GrowthReport() {}

    static String table(Growth growth, List<String> processes) {
        StringBuilder table = new StringBuilder();
        for (Row row : ROWS) {
            table.append(String.format(Locale.ROOT, "%-30s", row.label()));
            table.append(String.format(Locale.ROOT, "%16s", row.cell().apply(growth)));
            table.append('\n');
        }
        table.append('\n');
        return table.append(StepReport.table(growth.probes(), processes)).toString();
    }

    static String json(Growth growth) {
        ObjectNode line = JsonNodeFactory.instance
                .objectNode()
                .put("scenario", "channels")
                .put("part", "growth")
                .put("channels", growth.size().channels())
                .put("memberships", growth.size().memberships())
                .put("made_per_second", growth.madePerSecond())
                .put("joined_per_second", growth.joinedPerSecond())
                .put("tried_again", growth.triedAgain())
                .put("redis_bytes", growth.withMembers().redisBytes())
                .put("redis_bytes_per_channel", growth.redisBytesPerChannel())
                .put("redis_bytes_per_membership", growth.redisBytesPerMembership())
                .put("heap_bytes", growth.withMembers().heapBytes())
                .put("heap_bytes_per_channel", growth.heapBytesPerChannel())
                .put("heap_bytes_per_membership", growth.heapBytesPerMembership())
                .put("resident_kib", growth.withMembers().residentKib());
        ArrayNode probes = line.putArray("probes");
        growth.probes().forEach(probe -> StepReport.json(probes.addObject(), probe));
        return line.toString();
    }
}
