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

/** Keeps a member from being heard. */
@Command(
        name = "servermute",
        mixinStandardHelpOptions = true,
        description = "Keep a member of a channel from being heard, or end that with --off. Needs MUTE_MEMBERS there.")
public final class ServerMuteCommand extends MemberCommand {

    @Mixin
    ReasonOption reason = new ReasonOption();

    @Option(names = "--off", description = "Let the member be heard again.")
    boolean off;

    ServerMuteCommand(Context context) {
        super(context);
    }

    @Override
    Row act(Moderation moderation, ChannelId where, UserId whom) {
        Position position = moderation.mute(where, whom, !off, reason.text());
        return Row.of(whom + (off ? " may be heard in #" : " is muted in #") + where + reason.inBrackets())
                .with("server_muted", !off)
                .with("reason", reason.text())
                .with("position", position.token());
    }
}
