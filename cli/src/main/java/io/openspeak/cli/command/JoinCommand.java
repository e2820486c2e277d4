package io.openspeak.cli.command;

import io.openspeak.cli.Context;
import io.openspeak.cli.Visit;
import io.openspeak.cli.output.Printer;
import io.openspeak.cli.output.Row;
import io.openspeak.client.KeptSeat;
import io.openspeak.client.SeatListener;
import io.openspeak.client.channel.Seat;
import io.openspeak.client.failure.OpenSpeakException;
import io.openspeak.client.id.ChannelId;
import io.openspeak.presence.v1.Interest;
import io.openspeak.presence.v1.UserPresence;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Sits in a channel and shows who comes and goes. */
@Command(
        name = "join",
        mixinStandardHelpOptions = true,
        description = "Sit in a channel and show who comes and goes, until Ctrl-C; in the shell, until leave.")
public final class JoinCommand extends VisitingCommand {

    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    @Parameters(paramLabel = "CHANNEL", completionCandidates = ChannelNames.class, description = "Channel to join.")
    String channel = "";

    JoinCommand(Context context) {
        super(context);
    }

    @Override
    int run(Visit visit, Printer printer) {
        if (!visit.stays()) {
            visit.session(Interest.getDefaultInstance(), new ChannelNews(printer, false));
        }
        ChannelId id = new ChannelId(channel);
        KeptSeat seat = visit.sit(id);
        List<String> members = visit.client().presence().members(id, seat.seat().position()).stream()
                .map(UserPresence::getUserId)
                .toList();
        printer.print(Row.of(visit.user() + " is in #" + channel + " with " + others(members, visit.user()))
                .with("kind", "joined")
                .with("user", visit.user())
                .with("channel", channel)
                .with("members", members));
        return visit.stays() ? 0 : sitUntilStopped(seat, printer);
    }

    private int sitUntilStopped(KeptSeat seat, Printer printer) {
        CompletableFuture<OpenSpeakException> lost = new CompletableFuture<>();
        seat.addListener(new SeatListener() {
            @Override
            public void onRetaken(Seat again) {
                printer.remark("(joined again)");
            }

            @Override
            public void onLost(OpenSpeakException failure) {
                lost.complete(failure);
            }
        });
        while (!context.surroundings().stop().await(LOOK_EVERY)) {
            if (lost.isDone()) {
                throw lost.join();
            }
        }
        return 0;
    }

    private static String others(List<String> members, String self) {
        List<String> others =
                members.stream().filter(member -> !member.equals(self)).toList();
        return others.isEmpty() ? "nobody else" : String.join(", ", others);
    }
}
