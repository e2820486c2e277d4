package io.openspeak.cli.command.moderation;

import io.openspeak.cli.Context;
import io.openspeak.cli.output.Row;
import io.openspeak.client.channel.Moderation;
import io.openspeak.client.id.ChannelId;
import io.openspeak.client.id.Position;
import io.openspeak.client.id.UserId;
import picocli.CommandLine.Command;

/** Lets a user in whom rules would keep out. */
@Command(
        name = "invite",
        mixinStandardHelpOptions = true,
        description = "Let somebody into a channel whom its rules would keep out. Needs INVITE there.")
public final class InviteCommand extends MemberCommand {

    InviteCommand(Context context) {
        super(context);
    }

    @Override
    Row act(Moderation moderation, ChannelId where, UserId whom) {
        Position position = moderation.invite(where, whom);
        return Row.of("invited " + whom + " to #" + where).with("position", position.token());
    }
}
