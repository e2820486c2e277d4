package io.openspeak.bench.load.presence;

import io.openspeak.bench.load.site.ServiceOptions;
import io.openspeak.bench.load.site.Site;
import io.openspeak.launcher.LocalInstallationBuilder;
import io.openspeak.launcher.Service;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code presence}: subscribers, idle connections, heartbeats and a storm over WebSockets. */
@Command(
        name = "presence",
        description = "Tells many WebSockets of one person, beside a small broadcaster in Node; then counts what idle"
                + " connections, heartbeats and a storm of reconnections cost.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
public final class PresenceCommand implements Callable<Integer> {

    @Spec
    @Nullable
    CommandSpec spec;

    @Option(names = "--subscribers", defaultValue = "1000", description = "Connections that are told of one person.")
    int subscribers;

    @Option(names = "--rate", defaultValue = "20", description = "Changes of that person a second.")
    int rate;

    @Option(
            names = "--idle",
            defaultValue = "10000",
            description = "Most idle connections, also a tenth and half of them. 0: none.")
    int idle;

    @Option(names = "--quiet", defaultValue = "60", description = "Seconds for which Redis is watched meanwhile.")
    int quiet;

    @Option(names = "--storm", defaultValue = "5000", description = "Idle connections that break and come back.")
    int storm;

    @Option(
            names = "--people",
            defaultValue = "1000",
            description = "Whose connections these are, by turns. As many as connections: one session each, and a long"
                    + " start.")
    int people;

    @Option(names = "--heartbeats", defaultValue = "2000", description = "Heartbeats a second.")
    int heartbeats;

    @Option(names = "--seconds", defaultValue = "30", description = "How long to measure.")
    int seconds;

    @Option(names = "--warmup", defaultValue = "60", description = "Seconds of the same before; JIT needs a minute.")
    int warmUp;

    @Option(names = "--without-peer", description = "Leave out the broadcaster in Node.")
    boolean withoutPeer;

    @Option(names = "--json", description = "One JSON object a line instead of tables.")
    boolean json;

    @Mixin
    ServiceOptions service = new ServiceOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        PresencePlan plan = plan();
        if (!withoutPeer) {
            preparePeer();
        }
        Path folder = Site.folder("presence");
        tell("Starting OpenSpeak in " + folder + " ...");
        List<String> names = new ArrayList<>(plan.names());
        names.add(PresencePlan.ACTOR);
        try (Site site = Site.open(folder, names, builder -> settle(builder, plan));
                Sockets sockets = new Sockets()) {
            Figures figures = new Figures();
            try {
                new PresenceRun(plan, site, sockets, this::tell, figures).measure(!withoutPeer);
            } finally {
                // A run takes many minutes: a part that fails must not take the others with it.
                print(figures);
            }
        }
        return 0;
    }

    PresencePlan plan() {
        try {
            return new PresencePlan(
                    subscribers,
                    rate,
                    idle,
                    Duration.ofSeconds(quiet),
                    Math.min(storm, idle),
                    people,
                    heartbeats,
                    Duration.ofSeconds(warmUp),
                    Duration.ofSeconds(seconds));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(commandLine(), e.getMessage(), e);
        }
    }

    private void preparePeer() throws IOException, InterruptedException {
        String missing = Peer.missing(Objects.requireNonNullElse(System.getenv("PATH"), ""));
        if (missing != null) {
            throw new ParameterException(commandLine(), missing);
        }
        tell("Installing the peer ...");
        Peer.install();
    }

    private void settle(LocalInstallationBuilder builder, PresencePlan plan) {
        Site.withoutLimits(builder);
        // Those who said goodbye may still be on their way out when the next come.
        int sessions = 2 * plan.sessionsEach() + 1;
        Site.set(builder, Service.PRESENCE, "OPENSPEAK_PRESENCE_MAX_SESSIONS_PER_USER=" + sessions);
        Site.set(builder, Service.PRESENCE, "OPENSPEAK_PRESENCE_WEBSOCKET_CONNECTIONS_PER_SECOND=100000");
        Site.set(builder, Service.PRESENCE, "OPENSPEAK_PRESENCE_WEBSOCKET_MAX_UNAUTHENTICATED=20000");
        Site.set(builder, Service.PRESENCE, "OPENSPEAK_PRESENCE_WEBSOCKET_FRAMES_PER_SECOND=100000");
        Site.set(builder, Service.PRESENCE, "OPENSPEAK_PRESENCE_WEBSOCKET_FRAME_BURST=100000");
        // A laptop's 256 MiB are not meant for 10,000 connections.
        builder.javaOptions(Service.PRESENCE, "-Xmx1g");
        service.apply(builder, Service.PRESENCE);
    }

    private void print(Figures figures) {
        PrintWriter out = commandLine().getOut();
        if (json) {
            PresenceLines.of(figures).forEach(out::println);
        } else {
            out.print(PresenceReport.table(figures));
        }
        out.flush();
    }

    private CommandLine commandLine() {
        return Objects.requireNonNull(spec).commandLine();
    }

    private void tell(String what) {
        commandLine().getErr().println(what);
    }
}
