package io.openspeak.cli.loopback;

import io.openspeak.cli.CommandRun;
import io.openspeak.cli.Keys;
import io.openspeak.cli.StopSignal;
import io.openspeak.cli.audio.SoundDevices;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Somebody at a terminal of their own. */
public final class Person {

    /** The common pool has no more threads than the machine has processors, and these wait most of the time. */
    private static final Executor TERMINALS =
            command -> Thread.ofPlatform().daemon().start(command);

    private final Path home;
    private final Map<String, String> environment;
    private volatile StringWriter screen = new StringWriter();

    public Person(String name, Path folder, Loopback loopback) {
        this.home = folder.resolve(name);
        this.environment = Map.of(
                "OPENSPEAK_CLI_HOME", home.toString(),
                "OPENSPEAK_AUTH", loopback.address(),
                "OPENSPEAK_CHANNEL", loopback.address(),
                "OPENSPEAK_PRESENCE", loopback.address(),
                "OPENSPEAK_VOICE", loopback.address());
        CommandRun signIn =
                run("login", "--token-file", file("token", "token-" + name).toString());
        if (signIn.code() != 0) {
            throw new IllegalStateException(signIn.err());
        }
    }

    public Path file(String name, String text) {
        try {
            Files.createDirectories(home);
            return Files.writeString(home.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Map<String, String> environment() {
        return environment;
    }

    public CommandRun run(String... args) {
        return CommandRun.of(environment, new StopSignal(), args);
    }

    /** Runs with a text on its standard input. */
    public CommandRun pipe(String text, String... args) {
        return CommandRun.piped(text, environment, new StopSignal(), args);
    }

    /** Runs at a terminal with keys and sound, until the signal stops it. */
    public CompletableFuture<CommandRun> startAt(Keys keys, SoundDevices sound, StopSignal stop, String... args) {
        StringWriter shown = new StringWriter();
        screen = shown;
        return CompletableFuture.supplyAsync(
                () -> CommandRun.at(shown, keys, sound, environment, stop, args), TERMINALS);
    }

    /** Runs until the signal stops it. */
    public CompletableFuture<CommandRun> start(StopSignal stop, String... args) {
        StringWriter shown = new StringWriter();
        screen = shown;
        return CompletableFuture.supplyAsync(() -> CommandRun.shown(shown, environment, stop, args), TERMINALS);
    }

    /** What the command that was started last has printed so far. */
    public String screen() {
        return screen.toString();
    }
}
