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
import picocli.CommandLine.Option;

/** Keeps a member from hearing. */
@Command(
        name = "serverdeafen",
        mixinStandardHelpOptions = true,
        description = "Keep a member of a channel from hearing, or end that with --off. Needs MUTE_MEMBERS there.")
public final class ServerDeafenCommand extends MemberCommand {

    @Mixin
    ReasonOption reason = new ReasonOption();

    @Option(names = "--off", description = "Let the member hear again.")
    boolean off;

    ServerDeafenCommand(Context context) {
        super(context);
    }

    @Override
    Row act(Moderation moderation, ChannelId where, UserId whom) {
        Position position = moderation.deafen(where, whom, !off, reason.text());
        return Row.of(whom + (off ? " may hear in #" : " is deafened in #") + where + reason.inBrackets())
                .with("server_deafened", !off)
                .with("reason", reason.text())
                .with("position", position.token());
    }
}
