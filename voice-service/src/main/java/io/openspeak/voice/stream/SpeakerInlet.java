package io.openspeak.voice.stream;

import io.openspeak.voice.VoiceSettings;
import io.openspeak.voice.routing.domain.Ingress;
import io.openspeak.voice.routing.domain.Rejection;
import io.openspeak.voice.routing.domain.RejectionReports;
import io.openspeak.voice.routing.domain.RoutingCounters;
import io.openspeak.voice.routing.domain.Seat;
import io.openspeak.voice.routing.domain.Voice;
import io.openspeak.voice.v1.VoiceFrame;
import java.util.List;

/** The receiving half of a stream: each frame is judged, encoded once and sent to the channel, or counted and reported. */
final class SpeakerInlet {

    private final Voice voice;
    private final StreamFloors floors;
    private final VoiceSettings settings;
    private final Ingress ingress;
    private final RejectionReports reports = new RejectionReports();
    private final RoutingCounters counters;

    SpeakerInlet(Voice voice, StreamFloors floors, VoiceSettings settings, RoutingCounters counters, long now) {
        this.voice = voice;
        this.floors = floors;
        this.settings = settings;
        this.counters = counters;
        ingress = new Ingress(
                new Ingress.Limits(settings.maxPacketAge(), settings.maxOpusBytes(), settings.maxFramesPerSecond()),
                now);
    }

    /** Takes a frame; true if the speaker is to be told about rejections now. */
    boolean take(VoiceFrame frame, long now) {
        counters.received();
        Seat seat = voice.seat(frame.getChannelId());
        Rejection rejection = ingress.check(seat, HeardFrames.size(frame, settings), frame.getCapturedAt(), now);
        if (seat == null) {
            return reject(frame, rejection == null ? Rejection.NOT_A_MEMBER : rejection, now);
        }
        seat.received(frame.getStream(), frame.getSequence(), frame.getCapturedAt(), now, ingress.age());
        if (rejection == null && seat.needsFloor()) {
            return takeForFloor(seat, frame, ingress.age(), now);
        }
        return rejection == null ? send(seat, frame, ingress.age(), 0, now) : reject(seat, frame, rejection, now);
    }

    private boolean takeForFloor(Seat seat, VoiceFrame frame, long age, long now) {
        StreamFloor floor = floors.in(frame.getChannelId());
        if (floor == null) {
            return reject(seat, frame, Rejection.NO_FLOOR, now);
        }
        long token = floor.speak(frame, now);
        if (token != 0) {
            // What was held back came before.
            boolean reportDue = releaseHeld(floor, token, now);
            return send(seat, frame, age, token, now) | reportDue;
        }
        return floor.mayOpen()
                ? rejectAll(floor.hold(frame, age, now), now)
                : reject(seat, frame, Rejection.NO_FLOOR, now);
    }

    /** The floor is there, perhaps: what was held back goes out, if it may; true if the speaker is to be told about rejections now. */
    boolean floorOpened(StreamFloor floor, long now) {
        long token = floor.token(now);
        return token != 0 && releaseHeld(floor, token, now);
    }

    /** The floor is not to be had: what was held back is void; true if the speaker is to be told about rejections now. */
    boolean floorClosed(StreamFloor floor, long now) {
        return rejectAll(floor.takeHeld(), now);
    }

    private boolean releaseHeld(StreamFloor floor, long token, long now) {
        if (!floor.holdsBack()) {
            return false;
        }
        boolean reportDue = false;
        for (HeldFrames.Held held : floor.takeHeld()) {
            VoiceFrame frame = held.frame();
            Seat seat = voice.seat(frame.getChannelId());
            reportDue |= seat != null && seat.silencedBy() == null && claims(frame, token)
                    ? send(seat, frame, held.age(), token, now)
                    : reject(frame, Rejection.NO_FLOOR, now);
        }
        return reportDue;
    }

    private static boolean claims(VoiceFrame frame, long token) {
        return frame.getFloorToken() == 0 || frame.getFloorToken() == token;
    }

    private boolean rejectAll(List<HeldFrames.Held> held, long now) {
        boolean reportDue = false;
        for (HeldFrames.Held each : held) {
            reportDue |= reject(each.frame(), Rejection.NO_FLOOR, now);
        }
        return reportDue;
    }

    private boolean send(Seat seat, VoiceFrame frame, long age, long floorToken, long now) {
        if (!seat.send(HeardFrames.heard(seat, voice, frame, age, floorToken, now))) {
            return reject(seat, frame, Rejection.NOT_AMONG_LOUDEST, now);
        }
        if (frame.getWhisperToCount() == 0) {
            seat.spoke(now);
        }
        return false;
    }

    private boolean reject(Seat seat, VoiceFrame frame, Rejection why, long now) {
        seat.rejected(why);
        return reject(frame, why, now);
    }

    /** Refuses a frame unseen; true if the speaker is to be told about rejections now. */
    boolean reject(VoiceFrame frame, Rejection why, long now) {
        counters.rejected(why);
        String channel = frame.getChannelId();
        return reports.add(channel.length() <= 64 ? channel : channel.substring(0, 64), why, frame.getSequence(), now);
    }

    /** What the speaker is to be told now. */
    List<RejectionReports.Report> dueReports(long now) {
        return reports.due(now);
    }
}
