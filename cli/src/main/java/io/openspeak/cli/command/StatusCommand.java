package io.openspeak.cli.command;

import io.openspeak.cli.Context;
import io.openspeak.cli.Visit;
import io.openspeak.cli.output.PresenceNews;
import io.openspeak.cli.output.Printer;
import io.openspeak.presence.v1.PresenceStatus;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Claims a status. */
@Command(name = "status", mixinStandardHelpOptions = true, description = "Say how you want to be seen.")
public final class StatusCommand extends VisitingCommand {

    /** What can be asked for; IDLE and OFFLINE come by themselves. */
    enum Claim {
        ONLINE(PresenceStatus.PRESENCE_STATUS_ONLINE),
        AWAY(PresenceStatus.PRESENCE_STATUS_AWAY),
        DO_NOT_DISTURB(PresenceStatus.PRESENCE_STATUS_DO_NOT_DISTURB),
        INVISIBLE(PresenceStatus.PRESENCE_STATUS_INVISIBLE);

        private final PresenceStatus status;

        Claim(PresenceStatus status) {
            this.status = status;
        }
    }

    @Parameters(index = "0", paramLabel = "STATUS", description = "One of: ${COMPLETION-CANDIDATES}.")
    Claim claim = Claim.ONLINE;

    @Parameters(index = "1..*", paramLabel = "TEXT", description = "Words that others see beside it.")
    List<String> text = List.of();

    StatusCommand(Context context) {
        super(context);
    }

    @Override
    protected int run(Visit visit, Printer printer) {
        printer.print(PresenceNews.state(
                visit.client().presence().setStatus(claim.status, String.join(" ", text), 0), "user"));
        return 0;
    }
}
