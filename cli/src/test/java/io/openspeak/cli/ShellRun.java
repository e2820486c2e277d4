package io.openspeak.cli;

import io.openspeak.cli.audio.TestSound;
import io.openspeak.cli.loopback.Person;
import io.openspeak.cli.shell.ShellLoop;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.ExternalTerminal;

/** The shell on a terminal made of two byte arrays. */
public final class ShellRun {

    private ShellRun() {}

    /** Types and shows what the terminal showed until the shell ended. */
    public static String type(Person person, String keys) {
        ByteArrayOutputStream screen = new ByteArrayOutputStream();
        PrintWriter nowhere = new PrintWriter(PrintWriter.nullWriter());
        Surroundings surroundings = new Surroundings(
                nowhere,
                nowhere,
                person.environment(),
                Clock.systemUTC(),
                new StopSignal(),
                false,
                question -> Optional.empty(),
                Optional::empty,
                Optional::empty,
                TestSound.NONE);
        Context context = Context.oneShot(surroundings);
        try (Visit visit = context.openStandingVisit();
                Terminal terminal = new ExternalTerminal(
                        "test",
                        "ansi",
                        new ByteArrayInputStream(keys.getBytes(StandardCharsets.UTF_8)),
                        screen,
                        StandardCharsets.UTF_8)) {
            new ShellLoop(context, visit, terminal, ShellCommand::commandLine).run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return screen.toString(StandardCharsets.UTF_8);
    }
}
