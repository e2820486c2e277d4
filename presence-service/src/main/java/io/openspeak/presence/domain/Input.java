package io.openspeak.presence.domain;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.PodId;
import io.openspeak.platform.identity.SessionId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Something that may change a user's presence. */
public sealed interface Input {

    /**
     * A client connected, or resumed a session that is still known.
     *
     * @param remembered counts if the session, or its user, is not known any more
     */
    record Connected(String name, SessionId session, Link.Live link, ClientInfo client, Remembered remembered)
            implements Input {

        /** The same with what its pod keeps in mind. */
        public Connected with(Remembered kept) {
            return new Connected(name, session, link, client, kept);
        }
    }

    /** Said again by a pod whose session the store forgot, or took for dead; ignored if the session goes on over another connection. */
    record Asserted(Connected session) implements Input {}

    /** A connection broke or fell silent; ignored if the session goes on over another one. */
    record Broken(SessionId session, String connection) implements Input {}

    /** The pod that held the connection is gone. */
    record PodGone(SessionId session, PodId pod) implements Input {}

    /** Nobody renewed the session's lease: whoever held it is gone. */
    record LeaseEnded(SessionId session) implements Input {}

    /** The session subscribed to these rooms, and to no others. */
    record RoomsSet(SessionId session, Set<ChannelId> rooms) implements Input {

        public RoomsSet {
            rooms = Set.copyOf(rooms);
        }
    }

    /** The client ended its session; ignored if that goes on over another connection. */
    record Goodbye(SessionId session, String connection) implements Input {}

    /** The token that the session's connection was opened with was revoked; ignored if the session goes on over another one. */
    record Revoked(SessionId session, String connection) implements Input {}

    /** The person did something. */
    record Activity(SessionId session) implements Input {}

    /** The person muted or unmuted; null stays as it was. */
    record MuteSet(
            SessionId session,
            @Nullable Boolean microphone,
            @Nullable Boolean speaker) implements Input {}

    /** The person asked to be seen as something. */
    record Claimed(Claim claim) implements Input {}

    /** The user joined a channel. */
    record SeatTaken(
            ChannelId channel, long order, @Nullable SessionId session) implements Input {}

    /** The user left the channel in which it had the seat of that order. */
    record SeatLeft(long order) implements Input {}

    /** Time passed: deadlines may be due. */
    record Tick() implements Input {}
}
