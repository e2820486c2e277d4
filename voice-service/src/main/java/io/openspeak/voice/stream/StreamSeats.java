package io.openspeak.voice.stream;

import io.openspeak.platform.failures.Failure;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.voice.floor.domain.FloorReason;
import io.openspeak.voice.routing.AttachOutcome;
import io.openspeak.voice.routing.NotAMember;
import io.openspeak.voice.routing.domain.Seat;
import io.openspeak.voice.routing.domain.Voice;
import io.openspeak.voice.v1.VoiceAttach;
import io.openspeak.voice.v1.VoiceDetach;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.concurrent.Executor;

/** The channels that one voice stream is attached to. */
final class StreamSeats {

    private final Voice voice;
    private final ClientLink link;
    private final StreamParts parts;
    private final StreamFloors floors;
    private final StreamSpeakers speakers;
    private final StreamGuests guests;
    private final Executor lane;

    StreamSeats(
            Caller caller,
            Voice voice,
            ClientLink link,
            StreamParts parts,
            StreamFloors floors,
            StreamSpeakers speakers,
            Executor lane) {
        this.voice = voice;
        this.link = link;
        this.parts = parts;
        this.floors = floors;
        this.speakers = speakers;
        this.lane = lane;
        guests = new StreamGuests(caller, voice, parts, lane, this::lost);
    }

    /** Attaches to all of these, or fails; the answer comes on the lane. */
    Uni<?> attachAll(List<VoiceAttach> wanted) {
        List<Uni<Void>> attaching = wanted.stream()
                .map(channel -> attaching(channel).replaceWithVoid())
                .toList();
        Uni<?> all = attaching.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.join().all(attaching).andFailFast();
        return all.emitOn(lane);
    }

    /** Attaches to one more; the client is told how it went, and the stream goes on: other channels are not to suffer. */
    void attach(VoiceAttach wanted) {
        String channel = wanted.getChannelId();
        Uni.createFrom()
                .deferred(() -> attachingOneMore(wanted))
                .emitOn(lane)
                .subscribe()
                .with(
                        attached -> {
                            link.send(VoiceMessages.attached(new ChannelId(channel)));
                            speakers.forget(new ChannelId(channel));
                            enterFloor(channel);
                        },
                        thrown -> link.send(VoiceMessages.notAttached(channel, Failure.of(thrown))));
    }

    /** Takes part in the floor of a channel that was attached, unless that is over already; guests don't. */
    void enterFloor(String channel) {
        Seat seat = voice.seat(channel);
        if (seat != null && !seat.isGuest()) {
            floors.enter(new ChannelId(channel));
        }
    }

    void detach(VoiceDetach unwanted) {
        parts.limits.check(unwanted);
        ChannelId channel = new ChannelId(unwanted.getChannelId());
        guests.leave(channel);
        parts.router.detach(voice, channel);
        floors.leave(channel, FloorReason.RELEASED);
        speakers.forget(channel);
    }

    /** The user is no member of the channel any more. */
    void lost(ChannelId channel) {
        lost(channel, NotAMember.of(channel.value()));
    }

    private void lost(ChannelId channel, Failure why) {
        guests.leave(channel);
        floors.leave(channel, FloorReason.REMOVED);
        speakers.forget(channel);
        link.send(VoiceMessages.notAttached(channel.value(), why));
    }

    /** The stream ends. */
    void leaveAll() {
        guests.leaveAll();
    }

    private Uni<?> attachingOneMore(VoiceAttach wanted) {
        parts.limits.check(wanted);
        if (voice.channels() >= parts.settings.maxChannels() && voice.seat(wanted.getChannelId()) == null) {
            throw Refusal.invalid("At most " + parts.settings.maxChannels() + " channels can be attached at once.");
        }
        return attaching(wanted);
    }

    private Uni<?> attaching(VoiceAttach wanted) {
        ChannelId channel = new ChannelId(wanted.getChannelId());
        guests.leave(channel);
        // A member needs no place of a guest.
        boolean guest = wanted.getGuest() && parts.membership.find(channel, voice.user()) == null;
        return guest ? guests.enter(channel) : attaching(channel, wanted);
    }

    private Uni<?> attaching(ChannelId channel, VoiceAttach wanted) {
        return parts.attachments
                .attach(voice, channel, wanted.getAfterPosition(), wanted.getSendOnly() || wanted.getGuest())
                .invoke(outcome -> require(outcome, channel.value()));
    }

    /** Refuses what did not become a place in the channel. */
    static void require(AttachOutcome outcome, String channel) {
        switch (outcome) {
            case ATTACHED -> {}
            case NOT_A_MEMBER -> throw NotAMember.of(channel);
            case VIEW_BEHIND ->
                throw new Refusal(
                        Reason.UNAVAILABLE,
                        "This pod has not seen you join '" + channel + "' yet; try again in a moment.");
        }
    }
}
