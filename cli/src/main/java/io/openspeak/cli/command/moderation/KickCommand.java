package io.openspeak.cli.command.moderation;

import io.openspeak.cli.Context;
import io.openspeak.cli.command.ReasonOption;
import io.openspeak.cli.output.Row;
import io.openspeak.client.channel.Moderation;
import io.openspeak.client.id.ChannelId;
import io.openspeak.client.id.Position;
import io.openspeak.client.id.UserId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Removes a member, who may come back. */
@Command(
        name = "kick",
        mixinStandardHelpOptions = true,
        description = "Remove a member from a channel; it may come back. Needs KICK there.")
public final class KickCommand extends MemberCommand {

    @Mixin
    ReasonOption reason = new ReasonOption();

    KickCommand(Context context) {
        super(context);
    }

    @Override
    Row act(Moderation moderation, ChannelId where, UserId whom) {
        Position position = moderation.kick(where, whom, reason.text());
        return Row.of("kicked " + whom + " from #" + where + reason.inBrackets())
                .with("reason", reason.text())
                .with("position", position.token());
    }
}
