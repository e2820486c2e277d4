package io.openspeak.platform.testing;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** docs/metrics.md, for tests that compare it with what a service tells Prometheus: metrics by name, with their types. */
public final class MetricsPage {

    private MetricsPage() {}

    /** What the page lists, of metrics with such names. */
    public static Map<String, String> listed(String names) {
        return types("(?m)^\\| `(" + names + ")` \\| (\\w+) \\|", DocsPage.read("metrics.md"));
    }

    /** What a service told, of metrics with such names that have a sample. */
    public static Map<String, String> scraped(String names, String text) {
        Map<String, String> types = types("(?m)^# TYPE (" + names + ") (\\w+)", text);
        // What Micrometer adds to every timer and summary.
        types.keySet().removeIf(name -> name.endsWith("_max") && types.containsKey(name.replaceAll("_max$", "")));
        types.keySet().removeIf(name -> !hasSample(name, text));
        return types;
    }

    private static boolean hasSample(String name, String text) {
        return Pattern.compile("(?m)^" + name + "(_count)?[ {]").matcher(text).find();
    }

    private static Map<String, String> types(String line, String text) {
        Map<String, String> types = new TreeMap<>();
        Pattern.compile(line)
                .matcher(text)
                .results()
                .forEach(found -> types.put(sample(found.group(1), found.group(2)), found.group(2)));
        return types;
    }

    /** OpenMetrics names the family of a counter without the ending that its sample has. */
    private static String sample(String family, String type) {
        return type.equals("counter") && !family.endsWith("_total") ? family + "_total" : family;
    }
}
