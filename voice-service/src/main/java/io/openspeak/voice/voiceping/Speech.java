package io.openspeak.voice.voiceping;

import com.google.protobuf.ByteString;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.Ids;
import io.openspeak.platform.identity.UserId;
import io.openspeak.voice.floor.domain.ChannelFloor;
import io.openspeak.voice.floor.domain.FloorAnswer;
import io.openspeak.voice.floor.domain.FloorReason;
import io.openspeak.voice.routing.contract.WireFrames;
import io.openspeak.voice.routing.domain.Frame;
import io.openspeak.voice.routing.domain.Ingress;
import io.openspeak.voice.routing.domain.Rejection;
import io.openspeak.voice.routing.domain.Seat;
import io.openspeak.voice.routing.domain.Voice;
import io.openspeak.voice.stream.HeldFrames;
import io.openspeak.voice.v1.VoiceFrame;
import io.openspeak.voice.voiceping.domain.ChannelType;
import io.openspeak.voice.voiceping.domain.Destination;
import io.openspeak.voice.voiceping.domain.Dialect;
import io.openspeak.voice.voiceping.domain.Message;
import io.openspeak.voice.voiceping.domain.MessageType;
import io.openspeak.voice.voiceping.domain.Payload;
import io.openspeak.voice.voiceping.domain.PrivateLine;
import io.openspeak.voice.voiceping.domain.Talk;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The speaking end of one connection: START, AUDIO and STOP. Used on the connection's event loop only. */
final class Speech {

    private final Client client;
    private final Voice voice;
    private final Groups groups;
    private final Reply reply;
    private final Dialect dialect;
    private final VoicePingParts parts;
    private final Consumer<Runnable> lane;
    private final Ingress ingress;
    private final OwnTalks talks;
    private final int stream = ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE);
    private long sequence;
    private long toldUnauthorizedAt;
    private boolean toldUnauthorized;

    Speech(
            Client client,
            Voice voice,
            Groups groups,
            Reply reply,
            Dialect dialect,
            VoicePingParts parts,
            Consumer<Runnable> lane) {
        this.client = client;
        this.voice = voice;
        this.groups = groups;
        this.reply = reply;
        this.dialect = dialect;
        this.parts = parts;
        this.lane = lane;
        talks = new OwnTalks(client, reply, dialect, parts);
        ingress = new Ingress(
                new Ingress.Limits(
                        parts.voice.maxPacketAge(), parts.voice.maxOpusBytes(), parts.voice.maxFramesPerSecond()),
                parts.ticker.nanos());
    }

    void start(Message message) {
        if (message.channel() == ChannelType.PRIVATE) {
            call(message);
            return;
        }
        String group = message.to().text();
        @Nullable Seat seat = voice.seat(group);
        @Nullable GroupFloor floor = groups.floor(group);
        if (seat == null || floor == null) {
            reply.to(message, MessageType.UNAUTHORIZED_GROUP, Words.UNAUTHORIZED_GROUP);
            reply.to(message, MessageType.START_FAILED, Words.ACK_FAILED);
            return;
        }
        dialect.spelledGroup(message.to());
        @Nullable Rejection silencedBy = seat.silencedBy();
        if (silencedBy != null) {
            failed(message, why(silencedBy));
        } else if (seat.needsFloor()) {
            floor.ask().subscribe().with(answer -> lane.accept(() -> answered(message, seat, floor, answer)));
        } else {
            granted(message, seat);
        }
    }

    private static Payload why(Rejection silencedBy) {
        return Payload.text(
                silencedBy == Rejection.SELF_MUTED || silencedBy == Rejection.SERVER_MUTED ? "Muted" : "Forbidden");
    }

    private void answered(Message message, Seat seat, GroupFloor floor, FloorAnswer answer) {
        switch (answer) {
            case FloorAnswer.Granted granted -> {
                granted(message, seat);
                release(seat, floor);
            }
            case FloorAnswer.Waits waits -> {
                // Whoever does not wait is not made to; should it be so, it gets out again.
                floor.release();
                failed(message, Words.BUSY);
            }
            case FloorAnswer.Denied(ChannelFloor known, FloorReason why) -> {
                rejectAll(floor.held().take());
                failed(message, why(why));
            }
        }
    }

    private static Payload why(FloorReason denied) {
        return switch (denied) {
            case BUSY, QUEUE_FULL, RATE_LIMITED -> Words.BUSY;
            case MUTED -> Payload.text("Muted");
            case UNAVAILABLE -> Payload.text("Unavailable");
            default -> Payload.text("Forbidden");
        };
    }

    /** First the others are told, then the one who asked: who talks is known before anything is heard. */
    private void granted(Message message, Seat seat) {
        talks.begin(message, seat.channel(), new Destination.Groups(Set.of(seat.channel())));
        reply.to(message, MessageType.START_ACK, Words.asText(message.payload()));
    }

    private void failed(Message message, Payload why) {
        reply.to(message, MessageType.START_FAILED, why);
    }

    private void call(Message message) {
        String called = message.to().text();
        if (!Ids.valid(called) || !parts.router.isHeard(PrivateLine.of(new UserId(called)))) {
            failed(message, Words.RECIPIENT_OFFLINE);
            return;
        }
        UserId user = new UserId(called);
        talks.begin(message, PrivateLine.of(user), new Destination.User(user));
        reply.to(message, MessageType.START_ACK, Words.asText(message.payload()));
    }

    /** The floor of a group is the client's, or its lease runs again. */
    void opened(ChannelId group) {
        @Nullable Seat seat = voice.seat(group.value());
        @Nullable GroupFloor floor = groups.floor(group.value());
        if (seat != null && floor != null) {
            release(seat, floor);
        }
    }

    /** The floor of a group is the client's no more. */
    void closed(ChannelId group) {
        @Nullable GroupFloor floor = groups.floor(group.value());
        if (floor != null && !floor.mayOpen()) {
            rejectAll(floor.held().take());
            talks.end(group);
        }
    }

    /** The client is out of a group. */
    void left(ChannelId group) {
        talks.end(group);
    }

    /** The connection is gone: whoever listened is told that it talks no more. */
    void endAll() {
        talks.endAll();
    }

    void stop(Message message) {
        boolean called = message.channel() == ChannelType.PRIVATE;
        String to = message.to().text();
        @Nullable GroupFloor floor = groups.floor(to);
        if (!called && floor == null) {
            reply.to(message, MessageType.UNAUTHORIZED_GROUP, Words.UNAUTHORIZED_GROUP);
            return;
        }
        if (!Ids.valid(to)) {
            return;
        }
        talks.stop(called ? PrivateLine.of(new UserId(to)) : new ChannelId(to), message);
        if (floor != null && !called) {
            floor.release();
        }
    }

    void audio(Message message) {
        long now = parts.ticker.nanos();
        parts.counters.received();
        byte[] opus = opus(message.payload());
        if (message.channel() == ChannelType.PRIVATE) {
            audioOfCall(message.to().text(), opus, now);
            return;
        }
        String group = message.to().text();
        @Nullable GroupFloor floor = groups.floor(group);
        @Nullable Seat seat = voice.seat(group);
        if (floor == null || seat == null) {
            parts.counters.rejected(Rejection.NOT_A_MEMBER);
            tellUnauthorized(message, now);
            return;
        }
        if (seat.needsFloor()) {
            audioUnderFloor(seat, floor, opus, now);
        } else {
            speak(seat, frame(seat.channel(), opus), 0, now);
        }
    }

    private void audioUnderFloor(Seat seat, GroupFloor floor, byte[] opus, long now) {
        VoiceFrame frame = frame(seat.channel(), opus);
        long token = floor.speak(now);
        if (token != 0) {
            release(seat, floor);
            speak(seat, frame, token, now);
        } else if (floor.mayOpen()) {
            rejectAll(floor.held().add(frame, 0, now));
        } else {
            parts.counters.rejected(Rejection.NO_FLOOR);
        }
    }

    private byte[] opus(Payload payload) {
        return switch (payload) {
            case Payload.Binary(byte[] bytes) -> {
                dialect.spoke(false);
                yield bytes;
            }
            case Payload.Text(byte[] bytes) -> {
                dialect.spoke(true);
                yield bytes;
            }
            case Payload.Nothing nothing -> new byte[0];
            case Payload.Packed noAudio -> new byte[0];
        };
    }

    /** What waited for the floor is heard, if it is there. */
    private void release(Seat seat, GroupFloor floor) {
        long now = parts.ticker.nanos();
        long token = floor.held().isEmpty() ? 0 : floor.token(now);
        if (token != 0) {
            floor.held().take().forEach(held -> speak(seat, held.frame(), token, now));
        }
    }

    private void rejectAll(List<HeldFrames.Held> held) {
        held.forEach(each -> parts.counters.rejected(Rejection.NO_FLOOR));
    }

    private void speak(Seat seat, VoiceFrame frame, long token, long now) {
        @Nullable Rejection rejection = ingress.check(seat, frame.getOpus().size(), frame.getCapturedAt(), now);
        seat.received(frame.getStream(), frame.getSequence(), frame.getCapturedAt(), now, ingress.age());
        if (rejection == null && !seat.send(heard(seat.channel(), frame, token, now, Set.of()))) {
            rejection = Rejection.NOT_AMONG_LOUDEST;
        }
        if (rejection == null) {
            seat.spoke(now);
        } else {
            seat.rejected(rejection);
            parts.counters.rejected(rejection);
        }
    }

    private void audioOfCall(String called, byte[] opus, long now) {
        @Nullable Talk talk = Ids.valid(called) ? talks.in(PrivateLine.of(new UserId(called))) : null;
        if (talk == null || !ingress.fits(opus.length, now)) {
            parts.counters.rejected(talk == null ? Rejection.NOT_A_MEMBER : Rejection.RATE_LIMITED);
            return;
        }
        ChannelId line = talk.key().channel();
        VoiceFrame frame = frame(line, opus).toBuilder().addWhisperTo(called).build();
        parts.router.send(heard(line, frame, 0, now, Set.of(called)));
    }

    /** VoicePing counts nothing, so the server does. */
    private VoiceFrame frame(ChannelId channel, byte[] opus) {
        return VoiceFrame.newBuilder()
                .setChannelId(channel.value())
                .setSequence(sequence++)
                .setCapturedAt(parts.clock.millis())
                .setOpus(ByteString.copyFrom(opus))
                .setStream(stream)
                .build();
    }

    private Frame heard(ChannelId channel, VoiceFrame frame, long token, long now, Set<String> only) {
        return new Frame(
                channel,
                client.user(),
                stream,
                frame.getSequence(),
                0,
                now,
                token,
                now,
                only,
                WireFrames.encode(frame, client.user(), token));
    }

    /** Once a second is enough for fifty frames. */
    private void tellUnauthorized(Message message, long now) {
        if (!toldUnauthorized
                || now - toldUnauthorizedAt > Duration.ofSeconds(1).toNanos()) {
            toldUnauthorized = true;
            toldUnauthorizedAt = now;
            reply.to(message, MessageType.UNAUTHORIZED_GROUP, Words.UNAUTHORIZED_GROUP);
        }
    }
}
