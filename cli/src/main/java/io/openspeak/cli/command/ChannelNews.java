package io.openspeak.cli.command;

import io.openspeak.cli.output.PresenceNews;
import io.openspeak.cli.output.Printer;
import io.openspeak.client.link.LinkState;
import io.openspeak.client.presence.SessionListener;
import io.openspeak.presence.v1.PresenceEvent;

/** Prints presence as it changes; {@code withStates}: also what a subscription begins with. */
record ChannelNews(Printer printer, boolean withStates) implements SessionListener {

    @Override
    public void onEvent(PresenceEvent event) {
        if (withStates || !event.hasState()) {
            PresenceNews.of(event).ifPresent(printer::print);
        }
    }

    @Override
    public void onState(LinkState state) {
        if (state instanceof LinkState.Reconnecting(var why, int failures, var ignored) && failures == 1) {
            printer.remark("(connection lost: " + why + "; reconnecting)");
        }
    }
}
