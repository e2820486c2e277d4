package io.openspeak.cli;

import io.openspeak.cli.command.ChannelNames;
import io.openspeak.cli.command.ChannelsCommand;
import io.openspeak.cli.command.JoinCommand;
import io.openspeak.cli.command.LeaveCommand;
import io.openspeak.cli.command.MuteCommand;
import io.openspeak.cli.command.RejoinCommand;
import io.openspeak.cli.command.StatusCommand;
import io.openspeak.cli.command.UnmuteCommand;
import io.openspeak.cli.command.UserNames;
import io.openspeak.cli.command.WatchCommand;
import io.openspeak.cli.command.WhoCommand;
import io.openspeak.cli.command.account.AccountCommand;
import io.openspeak.cli.command.account.AuditCommand;
import io.openspeak.cli.command.account.KeysCommand;
import io.openspeak.cli.command.account.WhoAmICommand;
import io.openspeak.cli.command.channel.ChannelCommand;
import io.openspeak.cli.command.moderation.BanCommand;
import io.openspeak.cli.command.moderation.BansCommand;
import io.openspeak.cli.command.moderation.InviteCommand;
import io.openspeak.cli.command.moderation.KickCommand;
import io.openspeak.cli.command.moderation.ModerationCommand;
import io.openspeak.cli.command.moderation.MoveCommand;
import io.openspeak.cli.command.moderation.PriorityCommand;
import io.openspeak.cli.command.moderation.ServerDeafenCommand;
import io.openspeak.cli.command.moderation.ServerMuteCommand;
import io.openspeak.cli.command.moderation.UnbanCommand;
import io.openspeak.cli.command.permission.PermsCommand;
import io.openspeak.cli.command.token.TokenCommand;
import io.openspeak.cli.command.voice.AgainCommand;
import io.openspeak.cli.command.voice.FloorCommand;
import io.openspeak.cli.command.voice.ListenCommand;
import io.openspeak.cli.command.voice.PttCommand;
import io.openspeak.cli.command.voice.SayCommand;
import io.openspeak.cli.command.voice.StatsCommand;
import io.openspeak.cli.command.voice.TalkCommand;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** Puts a root command together with everything that its commands need. */
final class CommandLines {

    /** What signed-in people can do, from the command line and in the shell alike. */
    private static final List<Class<?>> FOR_THE_SIGNED_IN = List.of(
            WhoAmICommand.class,
            TokenCommand.class,
            AccountCommand.class,
            KeysCommand.class,
            AuditCommand.class,
            ChannelsCommand.class,
            ChannelCommand.class,
            PermsCommand.class,
            JoinCommand.class,
            RejoinCommand.class,
            LeaveCommand.class,
            InviteCommand.class,
            MoveCommand.class,
            KickCommand.class,
            BanCommand.class,
            UnbanCommand.class,
            BansCommand.class,
            ServerMuteCommand.class,
            ServerDeafenCommand.class,
            PriorityCommand.class,
            ModerationCommand.class,
            WhoCommand.class,
            MuteCommand.class,
            UnmuteCommand.class,
            StatusCommand.class,
            SayCommand.class,
            ListenCommand.class,
            TalkCommand.class,
            PttCommand.class,
            FloorCommand.class,
            StatsCommand.class,
            AgainCommand.class,
            WatchCommand.class);

    private CommandLines() {}

    static CommandLine of(Object root, Context context, Map<Class<?>, Object> lists) {
        Map<Class<?>, Object> offered = new HashMap<>(lists);
        offered.put(Context.class, context);
        // Nobody completes a one-shot command here, so nothing is asked of the services for it.
        offered.putIfAbsent(ChannelNames.Source.class, (ChannelNames.Source) List::of);
        offered.putIfAbsent(UserNames.Source.class, (UserNames.Source) List::of);
        CommandLine commandLine = new CommandLine(root, new CommandFactory(offered));
        FOR_THE_SIGNED_IN.forEach(commandLine::addSubcommand);
        commandLine
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(context.surroundings().out())
                .setErr(context.surroundings().err());
        new Failures(context).installIn(commandLine);
        return commandLine;
    }
}
