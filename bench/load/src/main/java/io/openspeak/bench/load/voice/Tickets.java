package io.openspeak.bench.load.voice;

import io.openspeak.client.OpenSpeak;
import io.openspeak.client.channel.Seat;
import io.openspeak.client.id.ChannelId;
import io.openspeak.client.id.Position;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * What lets people speak and hear, got when first asked for and kept: lines that are opened again, at this server or another, need no
 * second sign-in.
 */
final class Tickets {

    /**
     * An access token and a seat in the channel. A seat without a session stays until its user leaves: no presence stream adds to what
     * is measured.
     */
    record Ticket(String token, Position seat) {}

    private final Function<String, OpenSpeak> signIn;
    private final ChannelId channel;
    private final Map<String, Ticket> kept = new HashMap<>();

    Tickets(Function<String, OpenSpeak> signIn, ChannelId channel) {
        this.signIn = signIn;
        this.channel = channel;
    }

    ChannelId channel() {
        return channel;
    }

    Ticket of(String person) {
        return kept.computeIfAbsent(person, this::get);
    }

    private Ticket get(String person) {
        try (OpenSpeak client = signIn.apply(person)) {
            Seat seat = client.channels().join(channel, null);
            return new Ticket(client.me().accessToken(), seat.position());
        }
    }
}
