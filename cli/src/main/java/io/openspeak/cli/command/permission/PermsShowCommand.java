package io.openspeak.cli.command.permission;

import io.openspeak.channel.v1.Rule;
import io.openspeak.cli.Context;
import io.openspeak.cli.Visit;
import io.openspeak.cli.command.ChannelNames;
import io.openspeak.cli.command.VisitingCommand;
import io.openspeak.cli.output.Printer;
import io.openspeak.cli.output.RuleRows;
import io.openspeak.client.id.ChannelId;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows a channel's own rules. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Show a channel's own rules in order, without those that it inherits.")
public final class PermsShowCommand extends VisitingCommand {

    @Parameters(paramLabel = "CHANNEL", completionCandidates = ChannelNames.class, description = "Channel.")
    String channel = "";

    PermsShowCommand(Context context) {
        super(context);
    }

    @Override
    protected int run(Visit visit, Printer printer) {
        List<Rule> rules = visit.client().permissions().rules(new ChannelId(channel));
        rules.forEach(rule -> printer.print(RuleRows.of(rule)));
        if (rules.isEmpty()) {
            printer.remark("#" + channel + " has no rules of its own");
        }
        return 0;
    }
}
