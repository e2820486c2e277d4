package io.openspeak.platform.redis.log;

import io.vertx.mutiny.redis.client.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Answers of XREAD, XREADGROUP and XAUTOCLAIM as facts. */
public final class StreamEntries {

    private static final Pattern PARTITION = Pattern.compile("\\{(\\d+)}");

    private StreamEntries() {}

    /** Facts of an XREAD or XREADGROUP answer, in order within each partition. */
    public static List<Fact> of(@Nullable Response answer) {
        List<Fact> facts = new ArrayList<>();
        if (answer != null) {
            for (Response stream : answer) {
                int partition = partitionOf(stream.get(0).toString());
                addAll(facts, partition, stream.get(1));
            }
        }
        return facts;
    }

    /** Facts of a list of entries of one partition. */
    public static List<Fact> of(int partition, Response entries) {
        List<Fact> facts = new ArrayList<>();
        addAll(facts, partition, entries);
        return facts;
    }

    private static void addAll(List<Fact> facts, int partition, Response entries) {
        for (Response entry : entries) {
            // An entry that was trimmed while it was pending comes back without fields.
            if (entry != null && entry.get(1) != null) {
                facts.add(Fact.read(partition, entry));
            }
        }
    }

    private static int partitionOf(String stream) {
        Matcher tag = PARTITION.matcher(stream);
        if (!tag.find()) {
            throw new IllegalArgumentException("'" + stream + "' has no {partition}");
        }
        return Integer.parseInt(tag.group(1));
    }
}
