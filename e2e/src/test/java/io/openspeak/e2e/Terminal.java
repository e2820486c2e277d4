package io.openspeak.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.launcher.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The place where a reader of documentation types: a folder with the launcher's script, the secrets that it made, and something to say. */
final class Terminal {

    private static final int MINUTES = 4;

    private final Path home;
    private final Map<String, String> environment = new HashMap<>();

    Terminal(Path home, Installation installation) throws IOException {
        this.home = home;
        environment.put("HOME", home.toString());
        environment.put("OPENSPEAK_CLI_HOME", home.resolve("cli-home").toString());
        for (Service service : Service.values()) {
            environment.put(
                    "OPENSPEAK_" + service.name(),
                    installation.address(service, 0).toString());
        }
        Path secrets = Files.createDirectories(home.resolve(".openspeak/secrets"));
        for (String user : List.of("admin", "alice", "bob", "carol")) {
            Files.copy(installation.local().data().tokenFile(user), secrets.resolve(user + ".token"));
        }
        Path samples = Files.createDirectories(home.resolve("cli/samples"));
        Files.copy(Installation.repository().resolve("cli/samples/speech.wav"), samples.resolve("speech.wav"));
        writeScript();
    }

    private void writeScript() throws IOException {
        Path cli = Installation.repository().resolve("cli/target").toAbsolutePath();
        Path script = Files.writeString(
                home.resolve("openspeak"),
                "#!/usr/bin/env bash\nshift\nexec '%s' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp '%s:%s/*' io.openspeak.cli.Main \"$@\"\n"
                        .formatted(java(), cli.resolve("openspeak-cli.jar"), cli.resolve("lib")));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }

    private static String java() {
        return ProcessHandle.current().info().command().orElse("java");
    }

    /** Sets a variable for what is typed. */
    Terminal with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Runs a script to its end, which must be a good one; what it printed. */
    String run(String script) throws IOException, InterruptedException {
        Path output = home.resolve("output.txt");
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", script)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
        process.destroyForcibly();
        String said = Files.readString(output);
        assertThat(ended && process.exitValue() == 0).as(said).isTrue();
        return said;
    }
}
