package io.openspeak.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openspeak.launcher.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The commands of documentation pages do what the pages say: each {@code sh} block of a page is run as it stands, and the output
 * of a command holds what the line {@code #=>} below it names.
 */
class DocumentedCommandsScenario {

    private static final Pattern BLOCK = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);
    private static final String EXPECTED = "#=> ";

    @TempDir
    Path home;

    /** What a page tells to type, and what is to be seen. */
    private record Step(String command, List<String> output) {}

    @ParameterizedTest
    @ValueSource(strings = {"tokens.md", "protocols/rest.md"})
    void page_commands_doWhatItSays(String page) throws Exception {
        prepareHome();
        List<Step> steps =
                steps(Files.readString(Installation.repository().resolve("docs").resolve(page)));

        String said = run(steps);

        assertThat(steps).isNotEmpty();
        for (int step = 0; step < steps.size(); step++) {
            String output = outputOf(said, step);
            assertThat(steps.get(step).output())
                    .as(
                            "%s: what%n%s%nis to print; it printed %s",
                            page, steps.get(step).command(), output)
                    .allMatch(output::contains);
        }
    }

    /** Shows that a page that tells a falsehood is found out. */
    @Test
    void step_thatFails_isFoundOut() {
        assertThat(steps("```sh\nfalse\n#=> x\ntrue\n```"))
                .containsExactly(new Step("false", List.of("x")), new Step("true", List.of()));
        assertThatThrownBy(() -> run(steps("```sh\nfalse\n```"))).isInstanceOf(AssertionError.class);
    }

    private static List<Step> steps(String page) {
        List<Step> steps = new ArrayList<>();
        Matcher blocks = BLOCK.matcher(page);
        while (blocks.find()) {
            for (String line : blocks.group(1).lines().toList()) {
                if (line.startsWith(EXPECTED)) {
                    Step told = steps.removeLast();
                    steps.add(new Step(
                            told.command(),
                            Stream.concat(told.output().stream(), Stream.of(line.substring(EXPECTED.length())))
                                    .toList()));
                } else if (!line.isBlank()) {
                    steps.add(new Step(line, List.of()));
                }
            }
        }
        return steps;
    }

    private String run(List<Step> steps) throws IOException, InterruptedException {
        StringBuilder script = new StringBuilder("set -uo pipefail\n");
        for (int step = 0; step < steps.size(); step++) {
            script.append("echo '%s'%n".formatted(mark(step)))
                    .append(steps.get(step).command())
                    .append("\n[ $? = 0 ] || { echo 'FAILED'; exit 1; }\n");
        }
        Path output = home.resolve("output.txt");
        Process process = shell(script.toString(), output);
        boolean ended = process.waitFor(3, TimeUnit.MINUTES);
        process.destroyForcibly();
        String said = Files.readString(output);
        assertThat(ended && process.exitValue() == 0).as(said).isTrue();
        return said;
    }

    private Process shell(String script, Path output) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", script)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("OPENSPEAK_CLI_HOME", home.resolve("cli-home").toString());
        for (Service service : Service.values()) {
            builder.environment()
                    .put(
                            "OPENSPEAK_" + service.name(),
                            Installation.running().address(service, 0).toString());
        }
        return builder.start();
    }

    private static String outputOf(String said, int step) {
        int from = said.indexOf(mark(step));
        int to = said.indexOf(mark(step + 1));
        return said.substring(from, to < 0 ? said.length() : to);
    }

    private static String mark(int step) {
        return "--- step " + step + " ---";
    }

    /** The place where a reader would type: the launcher's script and the secrets that it made. */
    private void prepareHome() throws IOException {
        Path secrets = Files.createDirectories(home.resolve(".openspeak/secrets"));
        for (String user : List.of("admin", "alice", "bob", "carol")) {
            Files.copy(Installation.running().local().data().tokenFile(user), secrets.resolve(user + ".token"));
        }
        Path cli = Installation.repository().resolve("cli/target").toAbsolutePath();
        String java = ProcessHandle.current().info().command().orElse("java");
        Path script = Files.writeString(
                home.resolve("openspeak"),
                "#!/usr/bin/env bash\nshift\nexec '%s' -cp '%s:%s/*' io.openspeak.cli.Main \"$@\"\n"
                        .formatted(java, cli.resolve("openspeak-cli.jar"), cli.resolve("lib")));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }
}
