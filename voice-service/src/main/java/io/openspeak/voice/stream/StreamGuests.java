package io.openspeak.voice.stream;

import io.openspeak.platform.failures.Failure;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.voice.guest.Guest;
import io.openspeak.voice.routing.domain.RateLimit;
import io.openspeak.voice.routing.domain.Voice;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;

/** The channels that one voice stream is heard in without being there. Used on its event loop, to which it brings what it is told. */
final class StreamGuests {

    private final Caller caller;
    private final Voice voice;
    private final StreamParts parts;
    private final Executor lane;
    private final BiConsumer<ChannelId, Failure> onCut;
    private final Map<ChannelId, Guest> guests = new HashMap<>();
    private final RateLimit asks;

    /** @param onCut told, on the lane, of a channel that it is put out of */
    StreamGuests(Caller caller, Voice voice, StreamParts parts, Executor lane, BiConsumer<ChannelId, Failure> onCut) {
        this.caller = caller;
        this.voice = voice;
        this.parts = parts;
        this.lane = lane;
        this.onCut = onCut;
        asks = new RateLimit(parts.guestSettings.asksPerSecond(), parts.ticker.nanos());
    }

    /** Asks for a place; completes, on any thread, once it may be heard. */
    Uni<Boolean> enter(ChannelId channel) {
        if (!asks.take(parts.ticker.nanos())) {
            throw new Refusal(
                    Reason.RATE_LIMITED,
                    "You asked to be a guest more than " + parts.guestSettings.asksPerSecond() + " times a second.");
        }
        if (guests.size() >= parts.settings.maxChannels()) {
            throw Refusal.invalid("At most " + parts.settings.maxChannels() + " channels can be attached at once.");
        }
        Guest guest = parts.guests.enter(caller, voice, channel, this::cut);
        guests.put(channel, guest);
        return guest.entered().onFailure().invoke(() -> lane.execute(() -> guests.remove(channel, guest)));
    }

    private void cut(Guest guest, Failure why) {
        lane.execute(() -> {
            // Else the client has attached anew meanwhile, or left.
            if (guests.remove(guest.channel(), guest)) {
                onCut.accept(guest.channel(), why);
            }
        });
    }

    /** It has its place no more, or wants it no more. */
    void leave(ChannelId channel) {
        Guest guest = guests.remove(channel);
        if (guest != null) {
            guest.leave();
        }
    }

    /** The stream ends. */
    void leaveAll() {
        List.copyOf(guests.keySet()).forEach(this::leave);
    }
}
