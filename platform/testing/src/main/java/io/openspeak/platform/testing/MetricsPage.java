package io.openspeak.platform.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;

/** docs/metrics.md, compared with what the service that a {@code @QuarkusTest} has started tells Prometheus. */
public final class MetricsPage {

    /** Names of metrics that every service has. */
    private static final String SHARED = "openspeak_(?!(?:auth|channel|presence|voice)_)\\w+";

    private MetricsPage() {}

    /**
     * What the page and the service do not both say of its own metrics and of those that every service has; empty: the page is right.
     *
     * @param own a regular expression for the names of its own
     */
    public static List<String> differences(String own) {
        String names = own + "|" + SHARED;
        Map<String, String> listed = listed(names);
        Map<String, String> scraped = scraped(names, scrape());
        Set<String> all = new TreeSet<>(listed.keySet());
        all.addAll(scraped.keySet());
        List<String> differences = new ArrayList<>();
        for (String name : all) {
            String onThePage = listed.getOrDefault(name, "missing");
            String told = scraped.getOrDefault(name, "missing");
            if (!onThePage.equals(told)) {
                differences.add(name + ": on the page " + onThePage + ", of the service " + told);
            }
        }
        return differences;
    }

    private static String scrape() {
        int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/metrics"))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString()).body();
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static Map<String, String> listed(String names) {
        return types("(?m)^\\| `(" + names + ")` \\| (\\w+) \\|", DocsPage.read("metrics.md"));
    }

    /** Those that have a sample. */
    private static Map<String, String> scraped(String names, String text) {
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
