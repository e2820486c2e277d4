package io.openspeak.voice.voiceping;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.websocket.Frame;
import io.openspeak.voice.routing.domain.Gap;
import io.openspeak.voice.routing.domain.Outlet;
import io.openspeak.voice.voiceping.domain.ChannelType;
import io.openspeak.voice.voiceping.domain.Dialect;
import io.openspeak.voice.voiceping.domain.HeardTalks;
import io.openspeak.voice.voiceping.domain.HeardTalks.Heard;
import io.openspeak.voice.voiceping.domain.Message;
import io.openspeak.voice.voiceping.domain.MessageType;
import io.openspeak.voice.voiceping.domain.Payload;
import io.openspeak.voice.voiceping.domain.Talk;
import io.openspeak.voice.voiceping.domain.TalkKey;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The hearing end of one connection: AUDIO between START and STOP, also of people who speak another protocol, which has neither.
 * Frames that were lost are not told of: clients of VoicePing have no word for it.
 */
final class Earpiece implements Outlet {

    private final ClientWire wire;
    private final Dialect dialect;
    private final ChannelId line;
    private final VoicePingParts parts;
    private final HeardTalks talks = new HeardTalks();

    Earpiece(ClientWire wire, Dialect dialect, ChannelId line, VoicePingParts parts) {
        this.wire = wire;
        this.dialect = dialect;
        this.line = line;
        this.parts = parts;
    }

    @Override
    public boolean ready() {
        return wire.takesMore();
    }

    @Override
    public void send(Collection<Gap> gaps, Collection<io.openspeak.voice.routing.domain.Frame> frames) {
        long now = parts.ticker.nanos();
        for (io.openspeak.voice.routing.domain.Frame frame : frames) {
            @Nullable Heard known = talks.heard(frame.channel(), frame.speaker(), now);
            Talk talk = known == null ? begin(frame, now) : known.talk();
            wire.send(frame.encoded()
                    .translated(SpokenFrames.class, SpokenFrames::new)
                    .as(talk, dialect.wantsTextAudio(talk.textAudio())));
        }
    }

    /** Somebody talks whom the client does not know to talk: the START is on its way, or there was none. */
    private Talk begin(io.openspeak.voice.routing.domain.Frame frame, long now) {
        TalkKey key = new TalkKey(frame.channel(), frame.speaker());
        boolean underFloor = frame.floorToken() != 0;
        Optional<Passed> announced = parts.switchboard.talk(key);
        Talk talk = announced.flatMap(Passed::talk).orElseGet(() -> unannounced(key, underFloor));
        talks.start(talk, now);
        wire.send(announced.map(Passed::frame).orElseGet(() -> message(talk, MessageType.START, Payload.NOTHING)));
        return talk;
    }

    private Talk unannounced(TalkKey key, boolean underFloor) {
        boolean called = key.channel().equals(line);
        return new Talk(
                key,
                UUID.randomUUID().toString(),
                called ? ChannelType.PRIVATE : ChannelType.GROUP,
                dialect.user(key.speaker().value()),
                called ? dialect.own() : dialect.group(key.channel().value()),
                false,
                false,
                underFloor ? Talk.LONGEST_SILENCE : parts.settings.pause());
    }

    /** A client of VoicePing said START or STOP. */
    void passOn(Passed message) {
        Optional<Talk> talk = message.talk();
        if (talk.isEmpty()) {
            wire.send(message.frame());
            return;
        }
        boolean news = message.message().type() == MessageType.START
                ? talks.start(talk.get(), parts.ticker.nanos())
                : talks.stop(talk.get().key()) != null;
        if (news) {
            wire.send(message.frame());
        }
    }

    /** Who has the floor of a group now. */
    void holder(ChannelId group, Optional<UserId> holder) {
        talks.overtaken(group, holder.orElse(null)).forEach(this::over);
    }

    /** Ends talks that went silent. */
    void beat(long now) {
        for (Heard silent : talks.silent(now)) {
            parts.switchboard.silent(silent.talk());
            over(silent);
        }
    }

    private void over(Heard heard) {
        wire.send(message(heard.talk(), MessageType.STOP, Words.stopped(heard.millis(), heard.talk().id())));
    }

    private static Frame message(Talk talk, MessageType type, Payload payload) {
        return Frame.binary(
                MessageCodec.encode(Message.of(talk.channel(), type, talk.from(), talk.to(), payload)));
    }
}
