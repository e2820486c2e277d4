package io.openspeak.cli;

import io.openspeak.cli.command.ChannelNames;
import io.openspeak.cli.command.UserNames;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** Puts a root command together with everything that its commands need. */
final class CommandLines {

    private CommandLines() {}

    static CommandLine of(Object root, Context context, Map<Class<?>, Object> lists) {
        Map<Class<?>, Object> offered = new HashMap<>(lists);
        offered.put(Context.class, context);
        // Nobody completes a one-shot command here, so nothing is asked of the services for it.
        offered.putIfAbsent(ChannelNames.Source.class, (ChannelNames.Source) List::of);
        offered.putIfAbsent(UserNames.Source.class, (UserNames.Source) List::of);
        CommandLine commandLine = new CommandLine(root, new CommandFactory(offered))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(context.surroundings().out())
                .setErr(context.surroundings().err());
        new Failures(context).installIn(commandLine);
        return commandLine;
    }
}
