package io.openspeak.cli.command;

import io.openspeak.cli.Context;
import io.openspeak.cli.Visit;
import io.openspeak.cli.output.Printer;
import io.openspeak.client.OpenSpeak;
import io.openspeak.client.failure.OpenSpeakException;
import io.openspeak.client.presence.PresenceListener;
import io.openspeak.client.presence.PresenceWatch;
import io.openspeak.presence.v1.Interest;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows presence as it changes. */
@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        description = "Show presence as it changes, until Ctrl-C. Being online yourself while you watch.")
public final class WatchCommand extends VisitingCommand {

    private static final Duration LOOK_EVERY = Duration.ofMinutes(1);

    @Parameters(
            arity = "0..*",
            paramLabel = "USER",
            completionCandidates = UserNames.class,
            description = "Whom to watch; else everyone, or those in your channel where that is all you may see.")
    List<String> users = List.of();

    WatchCommand(Context context) {
        super(context);
    }

    @Override
    protected int run(Visit visit, Printer printer) {
        visit.session();
        try (PresenceWatch ignored = open(visit.client(), printer, new ChannelNews(printer, true))) {
            boolean stopped = false;
            while (!stopped) {
                stopped = context.surroundings().stop().await(LOOK_EVERY);
            }
        }
        return 0;
    }

    private PresenceWatch open(OpenSpeak client, Printer printer, PresenceListener listener) {
        if (!users.isEmpty()) {
            return client.watch(Interest.newBuilder().addAllUserIds(users).build(), listener);
        }
        try {
            return client.watch(Interest.newBuilder().setEveryone(true).build(), listener);
        } catch (OpenSpeakException e) {
            if (!e.reason().equals("forbidden")) {
                throw e;
            }
            printer.remark("(you may not see everyone: showing the people of your channel)");
            return client.watch(Interest.getDefaultInstance(), listener);
        }
    }
}
