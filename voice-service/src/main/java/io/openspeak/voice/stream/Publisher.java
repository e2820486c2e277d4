package io.openspeak.voice.stream;

import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.voice.routing.NotAMember;
import io.openspeak.voice.routing.domain.Frame;
import io.openspeak.voice.routing.domain.Ingress;
import io.openspeak.voice.routing.domain.Rejection;
import io.openspeak.voice.routing.domain.Seat;
import io.openspeak.voice.routing.domain.SpeakingChange;
import io.openspeak.voice.routing.domain.Voice;
import io.openspeak.voice.v1.VoiceFrame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A device that publishes frames one call at a time: what a stream would remember of it, kept between its calls. Its calls may come on any thread. */
final class Publisher {

    private final Voice voice;
    private final StreamParts parts;
    private final Ingress ingress;
    private long lastCall;

    Publisher(Voice voice, StreamParts parts, long now) {
        this.voice = voice;
        this.parts = parts;
        ingress = new Ingress(
                new Ingress.Limits(
                        parts.settings.maxPacketAge(),
                        parts.settings.maxOpusBytes(),
                        parts.settings.maxFramesPerSecond()),
                now);
        lastCall = now;
    }

    Voice voice() {
        return voice;
    }

    synchronized long lastCall() {
        return lastCall;
    }

    /** Sends a frame, and returns how many on this pod it is for; refuses it as a stream would. */
    synchronized int publish(VoiceFrame frame, long now) {
        lastCall = now;
        parts.counters.received();
        Seat seat = seat(frame.getChannelId());
        Rejection rejection = ingress.check(seat, HeardFrames.size(frame, parts.settings), frame.getCapturedAt(), now);
        if (seat == null) {
            throw refused(frame, rejection == null ? Rejection.NOT_A_MEMBER : rejection);
        }
        seat.received(frame.getStream(), frame.getSequence(), frame.getCapturedAt(), now, ingress.age());
        if (rejection == null && seat.needsFloor()) {
            rejection = Rejection.NO_FLOOR;
        }
        if (rejection != null) {
            seat.rejected(rejection);
            throw refused(frame, rejection);
        }
        Frame heard = HeardFrames.heard(seat, voice, frame, ingress.age(), 0, now);
        if (seat.send(heard)) {
            if (frame.getWhisperToCount() == 0) {
                seat.spoke(now);
            }
            return seat.listeners(heard);
        }
        // As on a stream: it is nobody's fault, and no error.
        seat.rejected(Rejection.NOT_AMONG_LOUDEST);
        parts.counters.rejected(Rejection.NOT_AMONG_LOUDEST);
        return 0;
    }

    /** What is to be told now of its beginning, going on and stopping to speak. */
    synchronized List<SpeakingChange> speakingChanges(long now) {
        return voice.speakingChanges(now);
    }

    /** In which channels it stops speaking, since it is forgotten. */
    synchronized List<SpeakingChange> endSpeaking() {
        return voice.endSpeaking();
    }

    private @Nullable Seat seat(String channel) {
        Seat known = voice.seat(channel);
        if (known == null && parts.router.attach(voice, new ChannelId(channel), true)) {
            return voice.seat(channel);
        }
        return known;
    }

    private Refusal refused(VoiceFrame frame, Rejection why) {
        parts.counters.rejected(why);
        String channel = frame.getChannelId();
        return switch (why) {
            case NOT_A_MEMBER -> NotAMember.of(channel);
            case SELF_MUTED -> new Refusal(Reason.MUTED, "Your microphone is muted; unmute it first.");
            case SERVER_MUTED -> new Refusal(Reason.MUTED, "A moderator muted you in '" + channel + "'.");
            case NO_SPEAK_RIGHT -> new Refusal(Reason.FORBIDDEN, "You have no right to speak in '" + channel + "'.");
            case NO_FLOOR ->
                new Refusal(
                        Reason.NO_FLOOR,
                        "'" + channel + "' is push-to-talk: ask for the floor, and speak, on a stream.");
            case TOO_OLD ->
                Refusal.invalid(
                        "The frame is older than " + parts.settings.maxPacketAge() + ", judged by your fastest.");
            case BAD_SIZE ->
                Refusal.invalid("A frame has 1 to " + parts.settings.maxOpusBytes() + " bytes of Opus, not "
                        + frame.getOpus().size() + ".");
            case RATE_LIMITED ->
                new Refusal(
                        Reason.RATE_LIMITED,
                        "More than " + parts.settings.maxFramesPerSecond() + " frames a second came from you.");
            case NOT_AMONG_LOUDEST -> throw new IllegalArgumentException("that is no error");
        };
    }
}
