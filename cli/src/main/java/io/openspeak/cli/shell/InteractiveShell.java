package io.openspeak.cli.shell;

import io.openspeak.cli.CliFailure;
import io.openspeak.cli.Context;
import io.openspeak.cli.Visit;
import java.io.IOException;
import java.util.function.BiFunction;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import picocli.CommandLine;

/** Opens a terminal and a visit, and lets a person type commands until they leave. */
public final class InteractiveShell {

    private final Context context;
    private final BiFunction<Context, Directory, CommandLine> commands;

    /** {@code commands}: what can be typed, for the context of the shell. */
    public InteractiveShell(Context context, BiFunction<Context, Directory, CommandLine> commands) {
        this.context = context;
        this.commands = commands;
    }

    public int run() {
        try (Visit visit = context.openStandingVisit();
                Terminal terminal = TerminalBuilder.builder()
                        .name("openspeak")
                        .system(true)
                        .dumb(true)
                        .build()) {
            return new ShellLoop(context, visit, terminal, commands).run();
        } catch (IOException e) {
            throw new CliFailure(
                    "the terminal can't be used: " + e.getMessage(), "give a command instead; --help lists them", e);
        }
    }
}
