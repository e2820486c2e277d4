package io.openspeak.cli.shell;

import io.openspeak.cli.Context;
import io.openspeak.cli.StopSignal;
import io.openspeak.cli.Surroundings;
import io.openspeak.cli.TerminalKeys;
import io.openspeak.cli.Visit;
import io.openspeak.cli.output.PresenceNews;
import io.openspeak.client.presence.SessionListener;
import io.openspeak.presence.v1.Interest;
import io.openspeak.presence.v1.PresenceEvent;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import picocli.CommandLine;
import picocli.shell.jline3.PicocliJLineCompleter;

/** Reads a line, runs it as a command, and again; presence news appear above the prompt. */
public final class ShellLoop {

    private static final Set<String> ENDINGS = Set.of("exit", "quit");

    private final Visit visit;
    private final Terminal terminal;
    private final Context context;
    private final CommandLine commandLine;
    private final LineReader reader;

    public ShellLoop(
            Context outer, Visit visit, Terminal terminal, BiFunction<Context, Directory, CommandLine> commands) {
        this.visit = visit;
        this.terminal = terminal;
        this.context = outer.inShell(surroundings(outer.surroundings(), terminal), visit);
        Directory directory = new Directory(visit.client(), outer.surroundings().clock());
        this.commandLine = commands.apply(context, directory);
        this.reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("openspeak")
                .completer(new PicocliJLineCompleter(commandLine.getCommandSpec()))
                .variable(LineReader.HISTORY_FILE, outer.profiles().folder().resolve(visit.user() + ".history"))
                .build();
    }

    private static Surroundings surroundings(Surroundings outer, Terminal terminal) {
        PrintWriter writer = terminal.writer();
        return new Surroundings(
                writer,
                writer,
                outer.environment(),
                outer.clock(),
                outer.stop(),
                true,
                question -> askUnseen(terminal, question),
                Optional::empty,
                () -> Optional.of(TerminalKeys.of(terminal)),
                outer.sound());
    }

    private static Optional<String> askUnseen(Terminal terminal, String question) {
        try {
            // A reader of its own, whose lines don't get into the history.
            LineReader unseen = LineReaderBuilder.builder().terminal(terminal).build();
            return Optional.of(unseen.readLine(question, '\0'));
        } catch (UserInterruptException | EndOfFileException e) {
            return Optional.empty();
        }
    }

    public int run() {
        visit.session(Interest.getDefaultInstance(), new SessionListener() {
            @Override
            public void onEvent(PresenceEvent event) {
                if (!event.hasState()) {
                    PresenceNews.of(event).ifPresent(row -> reader.printAbove(row.text()));
                }
            }
        });
        terminal.writer().println("signed in as " + visit.user() + "; help lists commands, exit ends");
        while (!stop().ending()) {
            try {
                List<String> words = words(readLine());
                if (!words.isEmpty() && ENDINGS.contains(words.getFirst())) {
                    return 0;
                }
                execute(words);
            } catch (UserInterruptException e) {
                terminal.writer().println("(exit or Ctrl-D ends the shell)");
            } catch (EndOfFileException e) {
                return 0;
            }
        }
        return 0;
    }

    private StopSignal stop() {
        return context.surroundings().stop();
    }

    private String readLine() {
        stop().onStop(Thread.currentThread()::interrupt);
        try {
            if (stop().ending()) {
                throw new EndOfFileException();
            }
            return reader.readLine(prompt());
        } finally {
            stop().onStop(() -> {});
        }
    }

    private String prompt() {
        return visit.user() + visit.seat().map(seat -> "#" + seat.channel()).orElse("") + "> ";
    }

    private List<String> words(String line) {
        return reader.getParser().parse(line, line.length()).words().stream()
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private void execute(List<String> words) {
        // Ctrl-C ends the command that runs, not the shell.
        Terminal.SignalHandler before = terminal.handle(Terminal.Signal.INT, signal -> stop().stop());
        try {
            stop().reset();
            int code = commandLine.execute(words.toArray(String[]::new));
            assert code >= 0;
        } finally {
            terminal.handle(Terminal.Signal.INT, before);
            terminal.flush();
        }
    }
}
