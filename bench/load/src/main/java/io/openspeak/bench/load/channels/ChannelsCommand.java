package io.openspeak.bench.load.channels;

import io.openspeak.bench.load.measure.Meter;
import io.openspeak.bench.load.measure.Range;
import io.openspeak.bench.load.rate.Ladder;
import io.openspeak.bench.load.rate.LadderOptions;
import io.openspeak.bench.load.rate.OpenLoop;
import io.openspeak.bench.load.rate.Step;
import io.openspeak.bench.load.rate.StepReport;
import io.openspeak.bench.load.site.Callers;
import io.openspeak.bench.load.site.ServiceOptions;
import io.openspeak.bench.load.site.Site;
import io.openspeak.client.OpenSpeak;
import io.openspeak.launcher.LocalInstallationBuilder;
import io.openspeak.launcher.Service;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code channels}: joins at rising load, and what a directory costs as it grows. */
@Command(
        name = "channels",
        description =
                "Joins and leaves at rising rates, then makes and fills channels and tells what their number costs.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
public final class ChannelsCommand implements Callable<Integer> {

    private static final String REDIS = "redis";
    private static final int MOST_PEOPLE = 50_000;
    /** What a million memberships need, and room for the collector. */
    private static final String HEAP = "-Xmx3g";

    private static final List<String> PROCESSES = List.of(Service.CHANNEL.module(), REDIS);

    @Spec
    @Nullable
    CommandSpec spec;

    @Mixin
    LadderOptions ladder = new LadderOptions();

    @Option(
            names = "--scale",
            defaultValue = "1",
            description = "1: up to 100,000 channels and 1,000,000 memberships; 0.01: up to 1,000 and 10,000.")
    double scale;

    @Option(
            names = "--people",
            defaultValue = "500",
            description = "People who sit, each in many channels: a join costs more the more its user sits in.")
    int people;

    @Option(names = "--connections", defaultValue = "8", description = "Connections that they share.")
    int connections;

    @Option(names = "--probe-rate", defaultValue = "200", description = "Calls a second for the cost at each size.")
    int probeRate;

    @Option(names = "--json", description = "One JSON object a line instead of tables.")
    boolean json;

    @Mixin
    ServiceOptions service = new ServiceOptions();

    /** What was asked for, checked. */
    record Plan(Ladder ladder, List<Size> sizes) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        Plan plan = plan();
        List<String> names =
                IntStream.range(0, people).mapToObj(index -> "sitter-" + index).toList();
        Path folder = Site.folder("channels");
        tell("Starting OpenSpeak in " + folder + " ...");
        try (Site site = Site.open(folder, names, this::settle);
                OpenSpeak admin = site.signIn("admin");
                Callers callers = Callers.enter(site, names, Service.CHANNEL, connections)) {
            ChannelsRun.createVisited(admin);
            ChannelsRun run = new ChannelsRun(
                    site, new Directory(admin, callers), new OpenLoop(new Meter(processes(site))), this::tell);
            List<Step> steps = run.climb(plan.ladder());
            StepReport.print(commandLine().getOut(), json, "channels", plan.ladder(), steps, PROCESSES);
            run.grow(plan.sizes(), probeRate, plan.ladder().step(), this::printGrowth);
        }
        return 0;
    }

    Plan plan() {
        try {
            Range.require("people", people, 10, MOST_PEOPLE);
            Range.require("connections", connections, 1, 1000);
            Range.require("probe-rate", probeRate, 1, 100_000);
            return new Plan(ladder.ladder(), Size.sizes(scale));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(commandLine(), e.getMessage(), e);
        }
    }

    private void settle(LocalInstallationBuilder builder) {
        Site.withoutLimits(builder);
        // Nobody is on-line or talks: the machine is for the directory alone.
        builder.pods(Service.PRESENCE, 0).pods(Service.VOICE, 0).javaOptions(Service.CHANNEL, HEAP);
        // Few people stand for many: each sits in many channels.
        builder.env(Service.CHANNEL, "OPENSPEAK_CHANNEL_VOICE_CHANNELS_PER_USER", "0");
        service.apply(builder, Service.CHANNEL);
    }

    private static Map<String, Long> processes(Site site) {
        Map<String, Long> pids = new LinkedHashMap<>();
        pids.put(Service.CHANNEL.module(), site.pid(Service.CHANNEL));
        pids.put(REDIS, site.redisPid());
        return pids;
    }

    /** Of each size as soon as it is known: a long run that breaks off has told something. */
    private void printGrowth(Growth growth) {
        PrintWriter out = commandLine().getOut();
        if (json) {
            out.println(GrowthReport.json(growth));
        } else {
            out.println(GrowthReport.table(growth, PROCESSES));
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
