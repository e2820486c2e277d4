package io.openspeak.cli;

import io.openspeak.cli.audio.MachineSound;
import io.openspeak.cli.audio.SoundDevices;
import java.io.ByteArrayOutputStream;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the program has around it, so that tests can give it other things.
 *
 * @param draws somebody watches the error output, so that a line may be drawn over
 * @param askSecret asks for a text that is not shown; empty: nobody can be asked
 * @param readLine the next line of the standard input; empty: there is none
 * @param keys takes the terminal for single keys; empty: nobody sits at one
 * @param sound microphone and loudspeaker
 */
public record Surroundings(
        PrintWriter out,
        PrintWriter err,
        Map<String, String> environment,
        Clock clock,
        StopSignal stop,
        boolean draws,
        Function<String, Optional<String>> askSecret,
        Supplier<Optional<String>> readLine,
        Supplier<Optional<Keys>> keys,
        SoundDevices sound) {

    public Surroundings {
        environment = Map.copyOf(environment);
    }

    /** The process as it was started. */
    static Surroundings ofProcess() {
        return new Surroundings(
                new PrintWriter(System.out, true),
                new PrintWriter(System.err, true),
                System.getenv(),
                Clock.systemUTC(),
                new StopSignal(),
                atTerminal(),
                Surroundings::askOnConsole,
                Surroundings::readStandardInput,
                () -> atTerminal() ? TerminalKeys.ofProcess() : Optional.empty(),
                new MachineSound());
    }

    private static Optional<String> readStandardInput() {
        if (atTerminal()) {
            return Optional.empty(); // What is typed there is asked for, unseen.
        }
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try {
            // Byte by byte: what is behind the line may be for somebody else.
            int next = System.in.read();
            if (next < 0) {
                return Optional.empty();
            }
            while (next >= 0 && next != '\n') {
                line.write(next);
                next = System.in.read();
            }
            return Optional.of(line.toString(StandardCharsets.UTF_8).stripTrailing());
        } catch (IOException e) {
            throw new CliFailure("the standard input can't be read: " + e.getMessage(), "pipe a text in", e);
        }
    }

    private static boolean atTerminal() {
        return System.console() != null && System.console().isTerminal();
    }

    private static Optional<String> askOnConsole(String question) {
        Console console = System.console();
        if (console == null || !console.isTerminal()) {
            return Optional.empty();
        }
        char[] answer = console.readPassword("%s", question);
        return answer == null ? Optional.empty() : Optional.of(new String(answer));
    }
}
