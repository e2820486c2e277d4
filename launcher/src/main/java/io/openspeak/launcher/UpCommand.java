package io.openspeak.launcher;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts an installation, stays until it is told to stop, and then stops it. */
@Command(
        name = "up",
        description = "Starts Redis and the four services, and stops them again on Ctrl-C.",
        mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Mixin
    Place place = new Place();

    @Option(
            names = "--redis-port",
            paramLabel = "N",
            description = "Port of the private Redis (default: ${DEFAULT-VALUE}).")
    int redisPort = LocalInstallationBuilder.REDIS_PORT;

    @Option(
            names = "--base-port",
            paramLabel = "N",
            description = "Port of auth-service; channel, presence and voice follow (default: ${DEFAULT-VALUE}).")
    int basePort = LocalInstallationBuilder.BASE_PORT;

    @Option(names = "--json", description = "Print one JSON object when ready; progress goes to standard error.")
    boolean json;

    private final Clock clock = Clock.systemUTC();

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Instant launched = clock.instant();
        try (LocalInstallation installation = LocalInstallation.builder(
                        place.repository, place.dataFolder().path())
                .redisPort(redisPort)
                .basePort(basePort)
                .ownSession()
                .start(new PrintedProgress(json ? err : out, place.dataFolder()))) {
            UpReport report = UpReport.of(installation, StartTiming.of(launched, clock.instant()));
            out.print(json ? Json.text(report) : report.text());
            out.flush();
            return untilEnd(installation, err);
        }
    }

    private static int untilEnd(LocalInstallation installation, PrintWriter err) {
        InstallationProcess ended = installation.firstToEnd().join();
        if (installation.isClosing()) {
            return 0;
        }
        err.println("openspeak: " + ended.name() + " ended by itself; its log is " + ended.logFile()
                + ". Stopping the rest.");
        err.flush();
        return 1;
    }
}
