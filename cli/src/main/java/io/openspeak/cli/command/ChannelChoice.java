package io.openspeak.cli.command;

import io.openspeak.cli.CliFailure;
import io.openspeak.cli.Visit;
import io.openspeak.client.id.ChannelId;
import org.jspecify.annotations.Nullable;

/** Decides which channel a command is about when none is named: the one that the person is in. */
public final class ChannelChoice {

    private ChannelChoice() {}

    public static ChannelId of(@Nullable String named, Visit visit) {
        if (named != null) {
            return new ChannelId(named);
        }
        return visit.seat().map(seat -> seat.channel()).orElseGet(() -> whereOneIs(visit));
    }

    private static ChannelId whereOneIs(Visit visit) {
        String current = visit.client().presence().me().getCurrentChannelId();
        if (current.isEmpty()) {
            throw new CliFailure(visit.user() + " is in no channel", "name one; channels lists them");
        }
        return new ChannelId(current);
    }
}
