package io.openspeak.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands as people type them: {@code up} in a process of its own, the others beside it. */
@Timeout(180)
class UpAndDownTest {

    @TempDir
    Path repository;

    private DataFolder data;
    private Process up;
    private BufferedReader said;

    @BeforeEach
    void up(@TempDir Path folder) throws Exception {
        FakeService.installIn(repository);
        data = new DataFolder(folder);
        int port = Ports.free(5).getFirst();
        up = new ProcessBuilder(upCommand(port)).redirectErrorStream(true).start();
        said = up.inputReader();
        assertThat(linesUntil("Ctrl-C stops everything")).anyMatch(line -> line.contains("cli login --token-file"));
    }

    @AfterEach
    void end() throws Exception {
        up.destroyForcibly().waitFor();
        Leftovers.end(data);
    }

    @Test
    void down_stopsEverythingInOrder() throws Exception {
        List<ProcessHandle> members = members();
        assertThat(run("status")).isZero();

        assertThat(run("down")).isZero();

        List<String> lines = linesUntil("Stopped. The data stays in " + data.path());
        assertThat(lines.get(lines.size() - 2)).contains("redis").contains("stopped");
        assertThat(members).hasSize(5).noneMatch(ProcessHandle::isAlive);
        assertThat(run("status")).isEqualTo(3);
    }

    @Test
    void down_afterKillOfUp_endsItsOrphans() throws Exception {
        List<ProcessHandle> members = members();
        up.destroyForcibly().waitFor();
        assertThat(members).hasSize(5).allMatch(ProcessHandle::isAlive);

        assertThat(run("down")).isZero();

        assertThat(members).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void up_whenAServiceDies_namesItAndStopsTheRest() throws Exception {
        List<ProcessHandle> members = members();

        members.getLast().destroyForcibly();

        assertThat(linesUntil("voice-service-0 ended by itself").getLast()).contains("voice-service-0.log");
        assertThat(up.waitFor(90, TimeUnit.SECONDS)).isTrue();
        assertThat(up.exitValue()).isEqualTo(1);
        assertThat(members).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void secondUp_isRefusedInOneLine() throws Exception {
        Process second = new ProcessBuilder(upCommand(Ports.free(5).getFirst()))
                .redirectErrorStream(true)
                .start();

        List<String> lines = second.inputReader().lines().toList();

        assertThat(lines).hasSize(1).first().asString().contains("already runs on", "process " + up.pid());
        assertThat(second.waitFor()).isEqualTo(1);
    }

    private List<String> upCommand(int port) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "up",
                "--repository=" + repository,
                "--data=" + data.path(),
                "--redis-port=" + port,
                "--base-port=" + (port + 1));
    }

    private List<ProcessHandle> members() throws IOException {
        return InstallationState.read(data).orElseThrow().processes().stream()
                .map(member -> member.handle(data).orElseThrow())
                .toList();
    }

    private int run(String command) {
        CommandLine commands = Main.commandLine();
        commands.setOut(new PrintWriter(new StringWriter()));
        return commands.execute(command, "--data=" + data.path());
    }

    private List<String> linesUntil(String end) throws IOException {
        List<String> lines = new ArrayList<>();
        do {
            String line = said.readLine();
            assertThat(line).as("after %s", lines).isNotNull();
            lines.add(line);
        } while (!lines.getLast().contains(end));
        return lines;
    }
}
