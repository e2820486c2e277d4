package io.openspeak.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the end of the logs, through the system's own {@code tail}. */
@Command(name = "logs", description = "Shows the end of the logs.", mixinStandardHelpOptions = true)
final class LogsCommand implements Callable<Integer> {

    @Mixin
    Place place = new Place();

    @Parameters(
            arity = "0..1",
            paramLabel = "SERVICE",
            description = "auth, channel, presence, voice or redis (default: all).")
    @Nullable
    String service;

    @Option(names = "-f", description = "Go on with what is written from now on.")
    boolean follow;

    @Option(names = "-n", paramLabel = "N", description = "How many lines of each (default: ${DEFAULT-VALUE}).")
    int lines = 50;

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<Path> files = files(place.dataFolder().logs());
        if (files.isEmpty()) {
            throw new StartFailure("No logs" + (service == null ? "" : " of " + service) + " in "
                    + place.dataFolder().logs() + " yet; `./openspeak up` writes them.");
        }
        List<String> tail = new ArrayList<>(List.of("tail", "-n", Integer.toString(lines)));
        if (follow) {
            tail.add("-F");
        }
        files.forEach(file -> tail.add(file.toString()));
        return new ProcessBuilder(tail).inheritIO().start().waitFor();
    }

    private List<Path> files(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> isWanted(file.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }

    private boolean isWanted(String file) {
        if (!file.endsWith(".log")) {
            return false;
        }
        if (service == null) {
            return true;
        }
        String prefix = Service.named(service).map(Service::module).orElse(service);
        return file.equals(prefix + ".log") || file.startsWith(prefix + "-");
    }
}
