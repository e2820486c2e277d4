package io.openspeak.launcher;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tells which processes of an installation run and which of them are ready. */
@Command(
        name = "status",
        description = "Shows what runs: exit code 0 when all is ready, 1 when not all, 3 when nothing runs.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

    private static final int NOT_RUNNING = 3;

    @Spec
    CommandSpec spec;

    @Mixin
    Place place = new Place();

    @Option(names = "--json", description = "Print one JSON object.")
    boolean json;

    @Override
    public Integer call() throws IOException {
        DataFolder data = place.dataFolder();
        Optional<InstallationState> state = InstallationState.read(data);
        List<Line> lines = state.map(InstallationState::processes).orElse(List.of()).stream()
                .map(member -> Line.of(member, data))
                .toList();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(Json.text(new Report(data.path().toString(), lines)));
        } else if (lines.isEmpty()) {
            out.println("Nothing runs on " + data.path() + ". Start it with `./openspeak up`.");
        } else {
            lines.forEach(line ->
                    out.printf("  %-20s %-10s 127.0.0.1:%d, pid %d%n", line.name, line.status, line.port, line.pid));
        }
        out.flush();
        return exitCode(lines);
    }

    private static int exitCode(List<Line> lines) {
        if (lines.stream().allMatch(line -> line.status.equals("ended"))) {
            return NOT_RUNNING;
        }
        return lines.stream().allMatch(line -> line.status.equals("ready")) ? 0 : 1;
    }

    /** The answer to {@code status --json}. */
    private record Report(String data, List<Line> processes) {}

    /** How one process is. */
    private record Line(String name, String status, int port, long pid, String log) {

        static Line of(InstallationState.Member member, DataFolder data) {
            return new Line(member.name(), statusOf(member, data), member.port(), member.pid(), member.log());
        }

        private static String statusOf(InstallationState.Member member, DataFolder data) {
            if (member.handle(data).isEmpty()) {
                return "ended";
            }
            boolean ready = member.name().equals(RedisProcess.NAME)
                    ? RedisProcess.answers(member.port())
                    : ServicePod.isReady(member.port());
            return ready ? "ready" : "not ready";
        }
    }
}
