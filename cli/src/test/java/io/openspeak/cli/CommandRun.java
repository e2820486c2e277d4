package io.openspeak.cli;

import io.openspeak.cli.audio.SoundDevices;
import io.openspeak.cli.audio.TestSound;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/** Outcome of one run of the program. */
public record CommandRun(int code, String out, String err) {

    public static CommandRun of(Map<String, String> environment, StopSignal stop, String... args) {
        return piped("", environment, stop, args);
    }

    /** With a text on its standard input. */
    public static CommandRun piped(String text, Map<String, String> environment, StopSignal stop, String... args) {
        return with(new StringWriter(), text, Optional.empty(), TestSound.NONE, environment, stop, args);
    }

    /** Shows at once what it prints, while it runs. */
    public static CommandRun shown(
            StringWriter screen, Map<String, String> environment, StopSignal stop, String... args) {
        return with(screen, "", Optional.empty(), TestSound.NONE, environment, stop, args);
    }

    /** At a terminal with keys, and with sound devices. */
    public static CommandRun at(
            StringWriter screen,
            Keys keys,
            SoundDevices sound,
            Map<String, String> environment,
            StopSignal stop,
            String... args) {
        return with(screen, "", Optional.of(keys), sound, environment, stop, args);
    }

    private static CommandRun with(
            StringWriter out,
            String text,
            Optional<Keys> keys,
            SoundDevices sound,
            Map<String, String> environment,
            StopSignal stop,
            String... args) {
        Iterator<String> lines = text.lines().iterator();
        StringWriter err = new StringWriter();
        Surroundings surroundings = new Surroundings(
                new PrintWriter(out),
                new PrintWriter(err),
                environment,
                Clock.systemUTC(),
                stop,
                true,
                question -> Optional.empty(),
                () -> lines.hasNext() ? Optional.of(lines.next()) : Optional.empty(),
                () -> keys,
                sound);
        int code = OpenSpeakCommand.commandLine(surroundings).execute(args);
        return new CommandRun(code, out.toString(), err.toString());
    }
}
