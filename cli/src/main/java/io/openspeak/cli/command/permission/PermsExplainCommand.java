package io.openspeak.cli.command.permission;

import io.openspeak.channel.v1.AppliedRule;
import io.openspeak.channel.v1.ExplainPermissionResponse;
import io.openspeak.channel.v1.Right;
import io.openspeak.cli.Context;
import io.openspeak.cli.Visit;
import io.openspeak.cli.command.ChannelNames;
import io.openspeak.cli.command.UserNames;
import io.openspeak.cli.command.VisitingCommand;
import io.openspeak.cli.output.Printer;
import io.openspeak.cli.output.Rights;
import io.openspeak.cli.output.Row;
import io.openspeak.cli.output.RuleRows;
import io.openspeak.cli.output.RuleText;
import io.openspeak.client.id.ChannelId;
import io.openspeak.client.id.UserId;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells why somebody has a right or has not. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Tell why somebody may do something in a channel or not: the rules that decided, in order.")
public final class PermsExplainCommand extends VisitingCommand {

    @Parameters(
            index = "0",
            paramLabel = "CHANNEL",
            completionCandidates = ChannelNames.class,
            description = "Channel.")
    String channel = "";

    @Parameters(
            index = "1",
            paramLabel = "RIGHT",
            completionCandidates = Rights.class,
            converter = Rights.class,
            description = "One of: ${COMPLETION-CANDIDATES}.")
    Right right = Right.RIGHT_UNSPECIFIED;

    @Option(
            names = "--user",
            paramLabel = "USER",
            completionCandidates = UserNames.class,
            description = "Whose right; else yours.")
    @Nullable
    String user;

    PermsExplainCommand(Context context) {
        super(context);
    }

    @Override
    protected int run(Visit visit, Printer printer) {
        ExplainPermissionResponse why = visit.client()
                .permissions()
                .explain(new ChannelId(channel), right, user == null ? null : new UserId(user));
        String name = user == null ? visit.user() : user;
        printer.print(Row.of(text(name, why))
                .with("user", name)
                .with("channel", channel)
                .with("right", Rights.name(right))
                .with("allowed", why.getAllowed())
                .with("decided_by", decider(why))
                .with("allowed_by_roles", why.getAllowedByRoles())
                .with(
                        "applied",
                        why.getAppliedList().stream()
                                .map(PermsExplainCommand::fields)
                                .toList()));
        return 0;
    }

    private String text(String name, ExplainPermissionResponse why) {
        StringBuilder text = new StringBuilder("%s %s %s in #%s: %s"
                .formatted(name, why.getAllowed() ? "may" : "may not", Rights.name(right), channel, decision(why)));
        text.append("\n  %-20s %-40s %s".formatted("", "the roles alone", outcome(why.getAllowedByRoles())));
        for (AppliedRule applied : why.getAppliedList()) {
            text.append("\n  %-20s %-40s %s"
                    .formatted(
                            "#" + applied.getChannelId(),
                            RuleText.of(applied.getRule()),
                            outcome(applied.getAllowedAfter())));
        }
        return text.toString();
    }

    private static String outcome(boolean allowed) {
        return allowed ? "-> allowed" : "-> denied";
    }

    private static String decision(ExplainPermissionResponse why) {
        return switch (why.getDecidedBy()) {
            case DECIDER_ROLES -> "the roles decide, no rule speaks of it";
            case DECIDER_RULES -> "the last of these rules decides";
            case DECIDER_ADMIN -> "no rule binds admins";
            case DECIDER_PARTICIPANTS -> "only its participants have rights in a direct channel";
            case DECIDER_NOT_VIEWED -> "without VIEW there is no other right";
            case DECIDER_BAN -> "a ban, here or above";
            case DECIDER_INVITATION -> "an invitation gives VIEW and JOIN";
            case DECIDER_UNSPECIFIED, UNRECOGNIZED -> "the server does not say why";
        };
    }

    private static String decider(ExplainPermissionResponse why) {
        return why.getDecidedBy().name().replace("DECIDER_", "").toLowerCase(Locale.ROOT);
    }

    private static Map<String, Object> fields(AppliedRule applied) {
        return Map.of(
                "channel", applied.getChannelId(),
                "rule", RuleRows.fields(applied.getRule()),
                "allowed_after", applied.getAllowedAfter());
    }
}
