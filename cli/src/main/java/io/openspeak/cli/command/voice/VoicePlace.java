package io.openspeak.cli.command.voice;

import io.openspeak.channel.v1.Member;
import io.openspeak.cli.Visit;
import io.openspeak.client.KeptSeat;
import io.openspeak.client.OpenSpeak;
import io.openspeak.client.Room;
import io.openspeak.client.id.ChannelId;
import io.openspeak.client.id.Position;
import io.openspeak.client.id.SessionId;
import io.openspeak.client.id.UserId;
import io.openspeak.client.link.LinkState;
import io.openspeak.client.presence.PresenceSession;
import io.openspeak.client.voice.Attachment;
import io.openspeak.client.voice.Packet;
import io.openspeak.client.voice.VoiceConnection;
import io.openspeak.client.voice.VoiceListener;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Voice in a channel for the length of one command, without disturbing a seat that the person has already. */
final class VoicePlace implements AutoCloseable {

    private final ChannelId channel;
    private final VoiceConnection voice;
    private final Runnable end;
    private final Set<UserId> to;

    private VoicePlace(ChannelId channel, VoiceConnection voice, Runnable end, Set<UserId> to) {
        this.channel = channel;
        this.voice = voice;
        this.end = end;
        this.to = to;
    }

    /** To be heard in a channel without being in it. */
    static VoicePlace outside(Visit visit, ChannelId channel, VoiceListener listener) {
        SessionId session = visit.openSession().map(PresenceSession::id).orElse(null);
        return of(visit.client(), session, Attachment.asGuest(channel), listener);
    }

    /** The same place, from which only these hear what is said; none named: all. */
    VoicePlace whisperingTo(Set<UserId> those) {
        return new VoicePlace(channel, voice, end, those);
    }

    /** Uses the seat that there is; takes one for the time being where there is none and {@code mayJoin}. */
    static VoicePlace enter(Visit visit, ChannelId channel, boolean sendOnly, boolean mayJoin, VoiceListener listener) {
        OpenSpeak client = visit.client();
        Optional<KeptSeat> own = visit.seat().filter(seat -> seat.channel().equals(channel));
        if (own.isPresent()) {
            return of(channel, Room.on(client, own.get(), sendOnly, listener));
        }
        Optional<Member> elsewhere = client.channels().members(channel).stream()
                .filter(member -> member.getUserId().equals(visit.user()))
                .findFirst();
        if (elsewhere.isPresent() || !mayJoin) {
            // The session of the seat speaks, so that its mute counts and the seat stays where it is.
            SessionId session = elsewhere
                    .map(Member::getSessionId)
                    .filter(id -> !id.isEmpty())
                    .map(SessionId::new)
                    .orElse(null);
            return of(client, session, new Attachment(channel, Position.NONE, sendOnly), listener);
        }
        return of(channel, Room.enter(client, visit.session(), channel, sendOnly, listener));
    }

    private static VoicePlace of(ChannelId channel, Room room) {
        return new VoicePlace(channel, room.connection(), room::close, Set.of());
    }

    private static VoicePlace of(
            OpenSpeak client, @Nullable SessionId session, Attachment attachment, VoiceListener listener) {
        VoiceConnection voice = client.openVoice(session, List.of(attachment), listener);
        return new VoicePlace(attachment.channel(), voice, voice::close, Set.of());
    }

    void say(Packet packet) {
        long sequence = to.isEmpty() ? voice.send(channel, packet) : voice.whisper(channel, packet, to);
        assert sequence > 0;
    }

    /** Fails when the connection has ended for good; a seat that is taken again by itself is waited for. */
    void check() {
        if (voice.state() instanceof LinkState.Closed(var why, var failure)
                && failure != null
                && !failure.reason().equals("not_a_member")) {
            throw failure;
        }
    }

    VoiceConnection voice() {
        return voice;
    }

    @Override
    public void close() {
        end.run();
    }
}
