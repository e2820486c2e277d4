package io.openspeak.cli;

import io.openspeak.cli.command.LoginCommand;
import io.openspeak.cli.command.LogoutCommand;
import io.openspeak.cli.shell.InteractiveShell;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The program itself: names the commands, and opens the shell when none is given. */
@Command(
        name = "openspeak",
        mixinStandardHelpOptions = true,
        version = "openspeak 0.1",
        description = "Talk in channels and see who is there. Without a command, an interactive shell opens.",
        subcommands = {LoginCommand.class, LogoutCommand.class})
final class OpenSpeakCommand implements Callable<Integer> {

    private final Context context;

    @Mixin
    private final OutputOptions output;

    @Mixin
    private final TargetOptions target;

    OpenSpeakCommand(Context context) {
        this.context = context;
        this.output = context.output();
        this.target = context.target();
    }

    @Override
    public Integer call() {
        return new InteractiveShell(context, ShellCommand::commandLine).run();
    }

    /** Ready to run with arguments. */
    static CommandLine commandLine(Surroundings surroundings) {
        Context context = Context.oneShot(surroundings);
        return CommandLines.of(new OpenSpeakCommand(context), context, Map.of());
    }
}
