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
import org.jspecify.annotations.Nullable;
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
    CapacityOptions capacity = new CapacityOptions();

    @Mixin
    ServiceOptions service = new ServiceOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<VoicePlan> plans = plans();
        Climb climb = climb();
        if (climb == null) {
            VoicePlan largest = plans.stream()
                    .max(Comparator.comparing(VoicePlan::speakers))
                    .orElseThrow();
            print(onEach(largest, (venue, server) -> measure(venue, plans, server)).stream()
                    .flatMap(List::stream)
                    .toList());
        } else {
            // In a channel where all speak, all are to be heard, or the load would not grow.
            service.suppose("OPENSPEAK_VOICE_LOUDEST_SPEAKERS=" + climb.top().speakers());
            printCapacities(onEach(climb.top(), (venue, server) -> measure(venue, climb, server)));
        }
        return 0;
    }

    private interface Measurement<T> {
        T of(Venue venue, ServerProcess server) throws IOException, InterruptedException;
    }

    /** Measures the service and then the floors that were asked for. */
    private <T> List<T> onEach(VoicePlan largest, Measurement<T> measurement) throws IOException, InterruptedException {
        Path folder = Site.folder("voice");
        tell("Starting OpenSpeak in " + folder + " ...");
        List<T> outcomes = new ArrayList<>();
        try (Venue venue = Venue.open(folder, largest, service)) {
            outcomes.add(measurement.of(venue, venue.voiceService(transport)));
            for (FloorKind kind : floors) {
                GcLog gcLog = new GcLog(folder.resolve(kind.label() + ".gc.log"));
                try (FloorProcess process = FloorProcess.start(
                        kind, gcLog, service.javaOptions(), transport.isEncrypted() ? venue.certificate() : null)) {
                    outcomes.add(measurement.of(venue, process.server()));
                }
            }
        }
        return outcomes;
    }

    /** Null: nobody asked for the highest load. */
    @Nullable
    Climb climb() {
        try {
            Climb climb = capacity.climb(plans().getFirst());
            if (climb != null && speakers.size() > 1) {
                throw new IllegalArgumentException(
                        "speakers are " + speakers + ", expected one number for --capacity to begin with");
            }
            return climb;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
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

    private Capacity measure(Venue venue, Climb climb, ServerProcess server) throws IOException, InterruptedException {
        tell(climb.first().listeners() + " listeners enter " + server.name() + " ...");
        try (Crowd crowd = venue.fill(climb.first(), climb.top(), server)) {
            return new CapacityRun(climb, server, crowd, this::tell).measure();
        }
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

    private void printCapacities(List<Capacity> capacities) {
        if (json) {
            CapacityReport.printJson(spec.commandLine().getOut(), capacities);
        } else {
            CapacityReport.print(spec.commandLine().getOut(), capacities);
        }
        spec.commandLine().getOut().flush();
    }

    private void tell(String what) {
        spec.commandLine().getErr().println(what);
    }
}
