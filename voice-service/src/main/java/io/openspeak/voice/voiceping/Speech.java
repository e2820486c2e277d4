package io.openspeak.voice.voiceping;

import com.google.protobuf.ByteString;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.Ids;
import io.openspeak.platform.identity.UserId;
import io.openspeak.voice.routing.contract.WireFrames;
import io.openspeak.voice.routing.domain.Frame;
import io.openspeak.voice.routing.domain.Ingress;
import io.openspeak.voice.routing.domain.Rejection;
import io.openspeak.voice.routing.domain.Seat;
import io.openspeak.voice.routing.domain.Voice;
import io.openspeak.voice.v1.VoiceFrame;
import io.openspeak.voice.voiceping.domain.ChannelType;
import io.openspeak.voice.voiceping.domain.Destination;
import io.openspeak.voice.voiceping.domain.Dialect;
import io.openspeak.voice.voiceping.domain.Message;
import io.openspeak.voice.voiceping.domain.MessageType;
import io.openspeak.voice.voiceping.domain.Payload;
import io.openspeak.voice.voiceping.domain.PrivateLine;
import io.openspeak.voice.voiceping.domain.Talk;
import io.openspeak.voice.voiceping.domain.TalkKey;
import io.openspeak.voice.voiceping.domain.WireId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The speaking end of one connection: START, AUDIO and STOP. Used on the connection's event loop only. */
final class Speech {

    /** Speech that is kept while the floor is being asked for. */
    private static final long HELD_FOR = Duration.ofMillis(600).toNanos();

    private static final int MOST_HELD = 64;

    private final Client client;
    private final Voice voice;
    private final Groups groups;
    private final Reply reply;
    private final Dialect dialect;
    private final VoicePingParts parts;
    private final Consumer<Runnable> lane;
    private final Ingress ingress;
    private final int stream = ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE);
    private final Map<ChannelId, Talking> talks = new HashMap<>();
    private final ArrayDeque<Held> held = new ArrayDeque<>();
    private long sequence;
    private long toldUnauthorizedAt;
    private boolean toldUnauthorized;

    /** A talk of this client. */
    private static final class Talking {

        private final Talk talk;
        private final Destination to;
        private final long startedAt;

        private Talking(Talk talk, Destination to, long startedAt) {
            this.talk = talk;
            this.to = to;
            this.startedAt = startedAt;
        }

        long millis(long now) {
            return (now - startedAt) / 1_000_000;
        }
    }

    private record Held(String group, byte[] opus, long at) {}

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
            answer(message, seat, silenced(silencedBy));
        } else if (floor.needed()) {
            floor.ask().subscribe().with(answer -> lane.accept(() -> answer(message, seat, answer)));
        } else {
            answer(message, seat, GroupFloor.Answer.GRANTED);
        }
    }

    private static GroupFloor.Answer silenced(Rejection why) {
        return why == Rejection.SELF_MUTED || why == Rejection.SERVER_MUTED
                ? GroupFloor.Answer.MUTED
                : GroupFloor.Answer.FORBIDDEN;
    }

    private void answer(Message message, Seat seat, GroupFloor.Answer answer) {
        switch (answer) {
            case GRANTED -> {
                // First the others: who talks is known before anything is heard.
                begin(message, seat.channel(), new Destination.Groups(Set.of(seat.channel())));
                reply.to(message, MessageType.START_ACK, Words.asText(message.payload()));
                release(seat.channel().value());
            }
            case BUSY -> failed(message, Words.BUSY);
            case FORBIDDEN -> failed(message, Payload.text("Forbidden"));
            case MUTED -> failed(message, Payload.text("Muted"));
            case UNAVAILABLE -> failed(message, Payload.text("Unavailable"));
        }
    }

    private void failed(Message message, Payload why) {
        held.clear();
        reply.to(message, MessageType.START_FAILED, why);
    }

    private void call(Message message) {
        String called = message.to().text();
        if (!Ids.valid(called) || !parts.router.isHeard(PrivateLine.of(new UserId(called)))) {
            failed(message, Words.RECIPIENT_OFFLINE);
            return;
        }
        UserId user = new UserId(called);
        begin(message, PrivateLine.of(user), new Destination.User(user));
        reply.to(message, MessageType.START_ACK, Words.asText(message.payload()));
    }

    private void begin(Message message, ChannelId channel, Destination to) {
        WireId from = reply.sender(message);
        Talk talk = Talk.announced(
                new TalkKey(channel, client.user()),
                Reply.idOf(message).text(),
                message.channel(),
                from,
                message.to(),
                dialect.wantsTextAudio(false));
        talks.put(channel, new Talking(talk, to, parts.ticker.nanos()));
        pass(talk, to, message.with(from, message.payload()));
    }

    /** The floor of a group came back to the client, or is open to it now. */
    void opened(ChannelId group) {
        release(group.value());
    }

    /** The floor of a group is the client's no more. */
    void closed(ChannelId group) {
        held.clear();
        end(group);
    }

    /** The client is out of a group. */
    void left(ChannelId group) {
        end(group);
    }

    /** The connection is gone: whoever listened is told that it talks no more. */
    void endAll() {
        held.clear();
        List.copyOf(talks.keySet()).forEach(this::end);
    }

    private void end(ChannelId channel) {
        @Nullable Talking talking = talks.remove(channel);
        if (talking != null) {
            Talk talk = talking.talk;
            Payload told = Words.stopped(talking.millis(parts.ticker.nanos()), talk.id());
            pass(talk, talking.to, Message.of(talk.channel(), MessageType.STOP, talk.from(), talk.to(), told));
        }
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
        held.clear();
        @Nullable Talking talking = talks.remove(called ? PrivateLine.of(new UserId(to)) : new ChannelId(to));
        if (floor != null && !called) {
            floor.release();
        }
        WireId id = talking == null ? Reply.idOf(message) : new WireId.Text(talking.talk.id());
        reply.to(message, MessageType.STOP_ACK, id, Words.ACKNOWLEDGED);
        if (talking != null) {
            Payload told = Words.stopped(talking.millis(parts.ticker.nanos()), talking.talk.id());
            pass(talking.talk, talking.to, message.with(reply.sender(message), told));
        }
    }

    private void pass(Talk talk, Destination to, Message message) {
        Passed passed = Passed.of(client.user(), to, message, Optional.of(talk));
        parts.switchboard.pass(passed);
        // Speech does not wait for it: who hears it without a START is told of one.
        parts.others.pass(passed).subscribe().with(done -> parts.metrics.passedOn(true), failure -> parts.metrics
                .passedOn(false));
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
        long token = floor.token(now);
        if (floor.needed() && token == 0) {
            hold(floor, group, opus, now);
        } else {
            speak(seat, opus, token, now);
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

    private void hold(GroupFloor floor, String group, byte[] opus, long now) {
        if (!floor.mayOpen()) {
            parts.counters.rejected(Rejection.NO_FLOOR);
            return;
        }
        held.add(new Held(group, opus, now));
        while (held.size() > MOST_HELD || now - held.element().at() > HELD_FOR) {
            held.remove();
            parts.counters.rejected(Rejection.NO_FLOOR);
        }
    }

    private void release(String group) {
        @Nullable GroupFloor floor = groups.floor(group);
        @Nullable Seat seat = voice.seat(group);
        long now = parts.ticker.nanos();
        long token = floor == null || held.isEmpty() ? 0 : floor.token(now);
        if (seat != null && token != 0) {
            held.stream()
                    .filter(kept -> kept.group().equals(group))
                    .forEach(kept -> speak(seat, kept.opus(), token, now));
            held.clear();
        }
    }

    private void speak(Seat seat, byte[] opus, long token, long now) {
        long capturedAt = parts.clock.millis();
        @Nullable Rejection rejection = ingress.check(seat, opus.length, capturedAt, now);
        long number = sequence++;
        seat.received(number, capturedAt, now, ingress.age(), rejection);
        if (rejection != null) {
            parts.counters.rejected(rejection);
            return;
        }
        if (!seat.send(frame(seat.channel(), opus, number, capturedAt, token, now, Set.of()))) {
            parts.counters.rejected(Rejection.NOT_AMONG_LOUDEST);
        }
    }

    private void audioOfCall(String called, byte[] opus, long now) {
        @Nullable Talking talking =
                Ids.valid(called) ? talks.get(PrivateLine.of(new UserId(called))) : null;
        if (talking == null || !ingress.fits(opus.length, now)) {
            parts.counters.rejected(talking == null ? Rejection.NOT_A_MEMBER : Rejection.RATE_LIMITED);
            return;
        }
        parts.router.send(frame(
                talking.talk.key().channel(), opus, sequence++, parts.clock.millis(), 0, now, Set.of(called)));
    }

    private Frame frame(
            ChannelId channel, byte[] opus, long number, long capturedAt, long token, long now, Set<String> only) {
        VoiceFrame frame = VoiceFrame.newBuilder()
                .setChannelId(channel.value())
                .setSequence(number)
                .setCapturedAt(capturedAt)
                .setOpus(ByteString.copyFrom(opus))
                .setStream(stream)
                .addAllWhisperTo(only)
                .build();
        return new Frame(
                channel,
                client.user(),
                stream,
                number,
                0,
                now,
                token,
                now,
                only,
                WireFrames.encode(frame, client.user(), token));
    }

    /** Once a second is enough for fifty frames. */
    private void tellUnauthorized(Message message, long now) {
        if (!toldUnauthorized || now - toldUnauthorizedAt > Duration.ofSeconds(1).toNanos()) {
            toldUnauthorized = true;
            toldUnauthorizedAt = now;
            reply.to(message, MessageType.UNAUTHORIZED_GROUP, Words.UNAUTHORIZED_GROUP);
        }
    }
}
