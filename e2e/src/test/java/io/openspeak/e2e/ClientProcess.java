package io.openspeak.e2e;

import io.openspeak.launcher.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A person's command line client in a process of its own, so that it can be killed. */
final class ClientProcess implements AutoCloseable {

    private final Process process;

    private ClientProcess(Process process) {
        this.process = process;
    }

    /** Signs in and sits in a channel until it is ended. */
    static ClientProcess joins(String user, String channel) throws IOException, InterruptedException {
        Path home = Files.createTempDirectory("openspeak-cli");
        run(home, user, "login", "--token-file", tokenFile(user)).waitFor();
        return new ClientProcess(run(home, user, "join", channel));
    }

    private static String tokenFile(String user) {
        return Installation.running().local().data().tokenFile(user).toString();
    }

    private static Process run(Path home, String user, String... arguments) throws IOException {
        Path cli = Installation.repository().resolve("cli/target");
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                cli.resolve("openspeak-cli.jar") + ":" + cli.resolve("lib") + "/*",
                "io.openspeak.cli.Main"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(home.resolve(arguments[0] + ".log").toFile());
        builder.environment().put("OPENSPEAK_CLI_HOME", home.toString());
        builder.environment().put("OPENSPEAK_PROFILE", user);
        for (Service service : Service.values()) {
            builder.environment()
                    .put(
                            "OPENSPEAK_" + service.name(),
                            Installation.running().address(service, 0).toString());
        }
        return builder.start();
    }

    /** As {@code kill -9} does. */
    void kill() {
        process.destroyForcibly();
    }

    @Override
    public void close() {
        kill();
    }
}
