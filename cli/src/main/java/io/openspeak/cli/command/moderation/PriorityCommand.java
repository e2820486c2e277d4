package io.openspeak.cli.command.moderation;

import io.openspeak.cli.Context;
import io.openspeak.cli.output.Row;
import io.openspeak.client.channel.Moderation;
import io.openspeak.client.id.ChannelId;
import io.openspeak.client.id.Position;
import io.openspeak.client.id.UserId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Gives or takes priority of speech. */
@Command(
        name = "priority",
        mixinStandardHelpOptions = true,
        description = "Give a member priority of speech, or take it with --off. Needs MANAGE there.")
public final class PriorityCommand extends MemberCommand {

    @Option(names = "--off", description = "Take it.")
    boolean off;

    PriorityCommand(Context context) {
        super(context);
    }

    @Override
    Row act(Moderation moderation, ChannelId where, UserId whom) {
        Position position = moderation.priority(where, whom, !off);
        return Row.of(whom + (off ? " has no priority in #" : " has priority in #") + where)
                .with("priority_speaker", !off)
                .with("position", position.token());
    }
}
