package io.openspeak.bench.load.voice;

import io.openspeak.bench.load.floor.FloorKind;
import io.openspeak.bench.load.floor.FloorProcess;
import io.openspeak.bench.load.process.Cores;
import io.openspeak.bench.load.process.GcLog;
import io.openspeak.bench.load.process.ServerProcess;
import io.openspeak.bench.load.site.ServiceOptions;
import io.openspeak.bench.load.site.Site;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code voice}: listeners and speakers in one channel of an installation of its own. */
@Command(
        name = "voice",
        description =
                "Speakers send 50 frames a second to all listeners of a channel, each on a connection of its own.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
public final class VoiceCommand implements Callable<Integer> {

    /** Between one number of speakers and the next: the code is warm already. */
    private static final Duration SETTLING = Duration.ofSeconds(10);

    @Spec
    CommandSpec spec;

    @Option(
            names = "--transport",
            defaultValue = "GRPC",
            description = "What carries the streams: ${COMPLETION-CANDIDATES}.")
    VoiceTransport transport = VoiceTransport.GRPC;

    @Option(names = "--listeners", defaultValue = "100", description = "Connections that hear.")
    int listeners;

    @Option(
            names = "--speakers",
            split = ",",
            defaultValue = "1",
            description = "Connections that speak and hear nothing; several numbers are measured one after the other.")
    List<Integer> speakers = new ArrayList<>();

    @Option(names = "--seconds", defaultValue = "30", description = "How long to measure.")
    int seconds;

    @Option(
            names = "--warmup",
            defaultValue = "60",
            description = "Seconds of speech before; JIT needs a minute or more. A second number of speakers needs 10.")
    int warmUp;

    @Option(names = "--payload", defaultValue = "80", description = "Bytes of an Opus packet.")
    int payload;

    @Option(
            names = "--pin",
            description =
                    "The server on one core, the rest of the machine for the load generator: how much one core carries.")
    boolean pin;

    @Option(names = "--in-step", description = "All speakers send at once; else spread over the 20 ms of a frame.")
    boolean inStep;

    @Option(
            names = "--floor",
            arity = "0..1",
            fallbackValue = "VERTX",
            split = ",",
            description =
                    "Also measure servers that only forward over the same transport, of ${COMPLETION-CANDIDATES}; alone: ${FALLBACK-VALUE}.")
    List<FloorKind> floors = new ArrayList<>();

    @Option(names = "--json", description = "One JSON object a line instead of a table.")
    boolean json;

    @Mixin
    ServiceOptions service = new ServiceOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<VoicePlan> plans = plans();
        VoicePlan largest =
                plans.stream().max(Comparator.comparing(VoicePlan::speakers)).orElseThrow();
        Path folder = Site.folder("voice");
        tell("Starting OpenSpeak in " + folder + " ...");
        List<VoiceOutcome> outcomes = new ArrayList<>();
        try (Venue venue = Venue.open(folder, largest, service)) {
            outcomes.addAll(measure(venue, plans, venue.voiceService(transport)));
            for (FloorKind kind : floors) {
                GcLog gcLog = new GcLog(folder.resolve(kind.label() + ".gc.log"));
                try (FloorProcess process = FloorProcess.start(
                        kind, gcLog, service.javaOptions(), transport.isEncrypted() ? venue.certificate() : null)) {
                    outcomes.addAll(measure(venue, plans, process.server()));
                }
            }
        }
        print(outcomes);
        return 0;
    }

    /** One for each number of speakers. */
    List<VoicePlan> plans() {
        try {
            requireFloorsOfTheTransport();
            List<VoicePlan> plans = new ArrayList<>();
            for (int many : speakers) {
                plans.add(new VoicePlan(
                        transport,
                        listeners,
                        many,
                        plans.isEmpty() ? Duration.ofSeconds(warmUp) : SETTLING,
                        Duration.ofSeconds(seconds),
                        payload,
                        inStep));
            }
            return plans;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private void requireFloorsOfTheTransport() {
        for (FloorKind kind : floors) {
            if (kind.isWebSocket() != transport.isWebSocket()) {
                throw new IllegalArgumentException(
                        "the floor " + kind + " does not speak " + transport + "; expected one that does");
            }
        }
    }

    private List<VoiceOutcome> measure(Venue venue, List<VoicePlan> plans, ServerProcess server)
            throws IOException, InterruptedException {
        if (pin) {
            Cores.separate(server.pid());
        }
        List<VoiceOutcome> outcomes = new ArrayList<>();
        for (VoicePlan plan : plans) {
            outcomes.add(measure(venue, plan, server));
        }
        return outcomes;
    }

    private VoiceOutcome measure(Venue venue, VoicePlan plan, ServerProcess server)
            throws IOException, InterruptedException {
        tell(plan.listeners() + " listeners enter " + server.name() + " ...");
        try (Crowd crowd = venue.fill(plan, plan, server)) {
            tell(plan.speakers() + " speaking: " + plan.warmUp().toSeconds() + " s to warm up, " + seconds
                    + " s measured ...");
            return new VoiceRun(plan, server, crowd).measure();
        }
    }

    private void print(List<VoiceOutcome> outcomes) {
        if (json) {
            outcomes.forEach(outcome -> spec.commandLine().getOut().println(VoiceReport.json(outcome)));
        } else {
            spec.commandLine().getOut().print(VoiceReport.table(outcomes));
        }
        spec.commandLine().getOut().flush();
    }

    private void tell(String what) {
        spec.commandLine().getErr().println(what);
    }
}
