package io.openspeak.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Outcome of one run of the program. */
public record CommandRun(int code, String out, String err) {

    public static CommandRun of(Map<String, String> environment, StopSignal stop, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Surroundings surroundings = new Surroundings(
                new PrintWriter(out),
                new PrintWriter(err),
                environment,
                Clock.systemUTC(),
                stop,
                true,
                question -> Optional.empty());
        int code = OpenSpeakCommand.commandLine(surroundings).execute(args);
        return new CommandRun(code, out.toString(), err.toString());
    }
}
