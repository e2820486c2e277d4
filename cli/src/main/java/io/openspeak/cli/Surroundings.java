package io.openspeak.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the program has around it, so that tests can give it other things.
 *
 * @param draws somebody watches the error output, so that a line may be drawn over
 * @param askSecret asks for a text that is not shown; empty: nobody can be asked
 */
public record Surroundings(
        PrintWriter out,
        PrintWriter err,
        Map<String, String> environment,
        Clock clock,
        StopSignal stop,
        boolean draws,
        Function<String, Optional<String>> askSecret) {

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
                System.console() != null && System.console().isTerminal(),
                Surroundings::askOnConsole);
    }

    private static Optional<String> askOnConsole(String question) {
        if (System.console() == null || !System.console().isTerminal()) {
            return Optional.empty();
        }
        char[] answer = System.console().readPassword("%s", question);
        return answer == null ? Optional.empty() : Optional.of(new String(answer));
    }
}
