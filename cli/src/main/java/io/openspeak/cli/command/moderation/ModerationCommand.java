package io.openspeak.cli.command.moderation;

import io.openspeak.channel.v1.ModerationEntry;
import io.openspeak.cli.Context;
import io.openspeak.cli.Visit;
import io.openspeak.cli.command.ChannelNames;
import io.openspeak.cli.command.UserNames;
import io.openspeak.cli.command.VisitingCommand;
import io.openspeak.cli.output.Printer;
import io.openspeak.cli.output.Row;
import io.openspeak.cli.output.Times;
import io.openspeak.client.id.ChannelId;
import io.openspeak.client.id.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what moderators did. */
@Command(
        name = "moderation",
        mixinStandardHelpOptions = true,
        description = "Show what moderators did, newest first. Needs MANAGE in the channel; all channels: role admin.")
public final class ModerationCommand extends VisitingCommand {

    @Parameters(
            arity = "0..1",
            paramLabel = "CHANNEL",
            completionCandidates = ChannelNames.class,
            description = "Only there.")
    @Nullable
    String channel;

    @Option(
            names = "--user",
            paramLabel = "USER",
            completionCandidates = UserNames.class,
            description = "Only what was done to this user.")
    @Nullable
    String user;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "At most so many. Default: ${DEFAULT-VALUE}.")
    int limit;

    ModerationCommand(Context context) {
        super(context);
    }

    @Override
    protected int run(Visit visit, Printer printer) {
        List<ModerationEntry> entries = visit.client()
                .moderation()
                .log(channel == null ? null : new ChannelId(channel), user == null ? null : new UserId(user), limit);
        entries.forEach(entry -> printer.print(row(entry)));
        if (entries.isEmpty()) {
            printer.remark("nothing of that kind is kept");
        }
        return 0;
    }

    private static Row row(ModerationEntry entry) {
        return Row.of("%s  %-16s %-16s #%-20s %-16s %s"
                        .formatted(
                                Times.of(entry.getAt()),
                                entry.getActorId().isEmpty() ? "-" : entry.getActorId(),
                                entry.getAction(),
                                entry.getChannelId(),
                                entry.getUserId(),
                                entry.getReason())
                        .stripTrailing())
                .with("at", entry.getAt())
                .with("actor", entry.getActorId())
                .with("action", entry.getAction())
                .with("channel", entry.getChannelId())
                .with("user", entry.getUserId())
                .with("reason", entry.getReason())
                .with("trace_id", entry.getTraceId());
    }
}
