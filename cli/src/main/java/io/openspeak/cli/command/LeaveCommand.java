package io.openspeak.cli.command;

import io.openspeak.cli.Context;
import io.openspeak.cli.Visit;
import io.openspeak.cli.output.Printer;
import io.openspeak.cli.output.Row;
import io.openspeak.client.id.ChannelId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Leaves a channel. */
@Command(name = "leave", mixinStandardHelpOptions = true, description = "Leave a channel.")
public final class LeaveCommand extends VisitingCommand {

    @Parameters(
            arity = "0..1",
            paramLabel = "CHANNEL",
            completionCandidates = ChannelNames.class,
            description = "Channel; else the one that you are in.")
    @Nullable
    String channel;

    LeaveCommand(Context context) {
        super(context);
    }

    @Override
    protected int run(Visit visit, Printer printer) {
        ChannelId id = ChannelChoice.of(channel, visit);
        boolean wasThere = visit.seat().map(seat -> seat.channel().equals(id)).orElse(false);
        if (wasThere) {
            visit.stand();
        } else {
            wasThere = !visit.client().channels().leave(id).isNone();
        }
        printer.print(Row.of(visit.user() + (wasThere ? " left #" : " was not in #") + id)
                .with("kind", "left")
                .with("user", visit.user())
                .with("channel", id.value())
                .with("was_there", wasThere));
        return 0;
    }
}
