package io.openspeak.launcher;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code up} says when everything is ready: where things are and how to sign in. */
record UpReport(
        String data,
        List<Address> addresses,
        @JsonProperty("sign_in") List<String> signIn,
        StartTiming timing) {

    /** Where one process listens. */
    record Address(String name, String url, long pid, String log) {

        static Address of(InstallationProcess process) {
            String url = switch (process) {
                case RedisProcess redis -> redis.url();
                case ServicePod pod -> pod.uri().toString();
            };
            return new Address(
                    process.name(), url, process.pid(), process.logFile().toString());
        }
    }

    static UpReport of(LocalInstallation installation, StartTiming timing) {
        String script = asTyped(installation.repository().resolve("openspeak"));
        return new UpReport(
                installation.data().path().toString(),
                installation.processes().stream().map(Address::of).toList(),
                Stream.of("alice", "bob", "carol", "admin")
                        .map(installation.data()::tokenFile)
                        .map(file -> script + " cli login --token-file " + asTyped(file))
                        .toList(),
                timing);
    }

    /** As short as the person's own folder allows. */
    private static String asTyped(Path file) {
        Path here = Path.of("").toAbsolutePath();
        String typed = (file.startsWith(here) ? here.relativize(file) : file).toString();
        return typed.contains("/") ? typed : "./" + typed;
    }

    String text() {
        return String.format(
                Locale.ROOT,
                "%nOpenSpeak is ready. Start to ready: %.1f s; %s: %.1f s.%n%n%s%n%n  %-20s %s%n%nSign in, each in a"
                        + " terminal of its own:%n%s%n%nCtrl-C stops everything.%n",
                timing.startToReady(),
                timing.firstBuild() ? "from clone to ready, build included" : "from command to ready",
                timing.commandToReady(),
                lines(addresses.stream().map(address -> String.format("%-20s %s", address.name(), address.url()))),
                "data and logs",
                data,
                lines(signIn.stream().limit(2)));
    }

    private static String lines(Stream<String> lines) {
        return lines.map(line -> "  " + line).collect(Collectors.joining(System.lineSeparator()));
    }
}
