package io.openspeak.cli.command.moderation;

import io.openspeak.channel.v1.BanMemberRequest;
import io.openspeak.cli.CliFailure;
import io.openspeak.cli.Context;
import io.openspeak.cli.Visit;
import io.openspeak.cli.command.ChannelNames;
import io.openspeak.cli.command.ReasonOption;
import io.openspeak.cli.command.SpanConverter;
import io.openspeak.cli.command.UserNames;
import io.openspeak.cli.command.VisitingCommand;
import io.openspeak.cli.output.Printer;
import io.openspeak.client.id.ChannelId;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Keeps a user or an address out of a channel. */
@Command(
        name = "ban",
        mixinStandardHelpOptions = true,
        description = "Remove a user from a channel and keep it, an address or both out. Needs BAN there.")
public final class BanCommand extends VisitingCommand {

    @Parameters(index = "0", paramLabel = "CHANNEL", completionCandidates = ChannelNames.class, description = "Where.")
    String channel = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "USER",
            completionCandidates = UserNames.class,
            description = "Whom; not needed with an address.")
    String user = "";

    @Option(names = "--address", paramLabel = "ADDRESS", description = "Address to keep out.")
    String address = "";

    @Option(
            names = "--for",
            paramLabel = "SPAN",
            converter = SpanConverter.class,
            description = "How long, such as 1h or 7d; else for good.")
    Duration span = Duration.ZERO;

    @Mixin
    ReasonOption reason = new ReasonOption();

    BanCommand(Context context) {
        super(context);
    }

    @Override
    protected int run(Visit visit, Printer printer) {
        if (user.isEmpty() && address.isEmpty()) {
            throw new CliFailure("whom to ban?", "name a user, an address or both: ban CHANNEL USER --address ADDRESS");
        }
        long until = span.isZero()
                ? 0
                : context.surroundings().clock().instant().plus(span).toEpochMilli();
        printer.print(BanRows.of(visit.client()
                .moderation()
                .ban(BanMemberRequest.newBuilder()
                        .setChannelId(new ChannelId(channel).value())
                        .setUserId(user)
                        .setAddress(address)
                        .setUntil(until)
                        .setReason(reason.text())
                        .build())));
        return 0;
    }
}
