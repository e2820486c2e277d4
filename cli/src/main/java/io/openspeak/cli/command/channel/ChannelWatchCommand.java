package io.openspeak.cli.command.channel;

import io.openspeak.channel.v1.SubscribeChannelEventsResponse;
import io.openspeak.cli.Context;
import io.openspeak.cli.Visit;
import io.openspeak.cli.command.ChannelNames;
import io.openspeak.cli.command.VisitingCommand;
import io.openspeak.cli.output.ChannelChanges;
import io.openspeak.cli.output.Printer;
import io.openspeak.client.channel.ChannelListener;
import io.openspeak.client.channel.ChannelWatch;
import io.openspeak.client.failure.OpenSpeakException;
import io.openspeak.client.id.ChannelId;
import io.openspeak.client.id.Position;
import io.openspeak.client.link.CloseReason;
import io.openspeak.client.link.LinkState;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows changes of channels as they happen. */
@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        description = "Show changes of channels until Ctrl-C: who comes and goes, moderation, rules.")
public final class ChannelWatchCommand extends VisitingCommand {

    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    @Parameters(
            arity = "0..*",
            paramLabel = "CHANNEL",
            completionCandidates = ChannelNames.class,
            description = "Channels to watch; else all that you may view.")
    List<String> channels = List.of();

    @Option(
            names = "--from",
            paramLabel = "POSITION",
            description = "Go on from here, as an earlier watch --json printed it; else from now.")
    String from = "";

    ChannelWatchCommand(Context context) {
        super(context);
    }

    @Override
    protected int run(Visit visit, Printer printer) {
        CompletableFuture<OpenSpeakException> refused = new CompletableFuture<>();
        try (ChannelWatch ignored = visit.client()
                .watchChannels(
                        channels.stream().map(ChannelId::new).toList(),
                        new Position(from),
                        new Telling(printer, refused))) {
            while (!context.surroundings().stop().await(LOOK_EVERY)) {
                if (refused.isDone()) {
                    throw refused.join();
                }
            }
        }
        return 0;
    }

    private record Telling(Printer printer, CompletableFuture<OpenSpeakException> refused) implements ChannelListener {

        @Override
        public void onPart(SubscribeChannelEventsResponse part) {
            ChannelChanges.of(part).ifPresent(printer::print);
        }

        @Override
        public void onState(LinkState state) {
            switch (state) {
                case LinkState.Reconnecting(CloseReason why, int failures, var ignored)
                when failures == 1 -> printer.remark("(connection lost: " + why + "; reconnecting)");
                case LinkState.Closed(CloseReason why, @Nullable OpenSpeakException failure)
                when why != CloseReason.CLOSED_HERE ->
                    refused.complete(
                            failure != null
                                    ? failure
                                    : OpenSpeakException.unavailable("the subscription ended: " + why));
                default -> {}
            }
        }
    }
}
