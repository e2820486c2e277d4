package io.openspeak.cli.command;

import io.openspeak.cli.Context;
import io.openspeak.cli.Visit;
import io.openspeak.cli.output.Printer;
import io.openspeak.cli.output.Row;
import io.openspeak.client.KeptSeat;
import io.openspeak.client.SeatListener;
import io.openspeak.client.channel.Seat;
import io.openspeak.client.failure.OpenSpeakException;
import io.openspeak.presence.v1.Interest;
import io.openspeak.presence.v1.UserPresence;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Sits in a channel and shows who comes and goes. */
abstract class SittingCommand extends VisitingCommand {

    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    SittingCommand(Context context) {
        super(context);
    }

    /** Takes the seat. */
    abstract KeptSeat sit(Visit visit);

    @Override
    protected final int run(Visit visit, Printer printer) {
        if (!visit.stays()) {
            visit.session(Interest.getDefaultInstance(), new ChannelNews(printer, false));
        }
        KeptSeat seat = sit(visit);
        List<String> members = visit
                .client()
                .presence()
                .members(seat.channel(), seat.seat().position())
                .stream()
                .map(UserPresence::getUserId)
                .toList();
        printer.print(Row.of(visit.user() + " is in #" + seat.channel() + " with " + others(members, visit.user()))
                .with("kind", "joined")
                .with("user", visit.user())
                .with("channel", seat.channel().value())
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
