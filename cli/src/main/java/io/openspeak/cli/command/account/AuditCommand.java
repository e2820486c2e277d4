package io.openspeak.cli.command.account;

import io.openspeak.auth.v1.AuditEntry;
import io.openspeak.auth.v1.ListAuditEntriesRequest;
import io.openspeak.cli.Context;
import io.openspeak.cli.Visit;
import io.openspeak.cli.command.SpanConverter;
import io.openspeak.cli.command.UserNames;
import io.openspeak.cli.command.VisitingCommand;
import io.openspeak.cli.output.Printer;
import io.openspeak.cli.output.Row;
import io.openspeak.cli.output.Times;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows sign-in attempts and administrative acts. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "Show sign-in attempts and administrative acts, newest first (role admin).")
public final class AuditCommand extends VisitingCommand {

    @Option(
            names = "--user",
            paramLabel = "USER",
            completionCandidates = UserNames.class,
            description = "Only this user's.")
    String user = "";

    @Option(names = "--action", paramLabel = "ACTION", description = "Only this action, such as login.")
    String action = "";

    @Option(
            names = "--since",
            paramLabel = "SPAN",
            converter = SpanConverter.class,
            description = "Only the last 1h, 2d and so on.")
    @Nullable
    Duration since;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "At most so many. Default: ${DEFAULT-VALUE}.")
    int limit;

    AuditCommand(Context context) {
        super(context);
    }

    @Override
    protected int run(Visit visit, Printer printer) {
        long from = since == null
                ? 0
                : context.surroundings().clock().instant().minus(since).toEpochMilli();
        ListAuditEntriesRequest filter = ListAuditEntriesRequest.newBuilder()
                .setUserId(user)
                .setAction(action)
                .setFrom(from)
                .build();
        List<AuditEntry> entries = visit.client().security().audit(filter, limit);
        entries.forEach(entry -> printer.print(row(entry)));
        if (entries.isEmpty()) {
            printer.remark("nothing of that kind is kept");
        }
        return 0;
    }

    private static Row row(AuditEntry entry) {
        return Row.of("%s  %-16s %-24s %-20s %-18s %s"
                        .formatted(
                                Times.of(entry.getAt()),
                                entry.getActorId().isEmpty() ? "-" : entry.getActorId(),
                                entry.getAction(),
                                entry.getTarget(),
                                entry.getResult(),
                                entry.getAddress())
                        .stripTrailing())
                .with("at", entry.getAt())
                .with("actor", entry.getActorId())
                .with("action", entry.getAction())
                .with("target", entry.getTarget())
                .with("result", entry.getResult())
                .with("address", entry.getAddress())
                .with("device", entry.getDeviceId())
                .with("trace_id", entry.getTraceId());
    }
}
