package io.openspeak.presence.domain;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.PodId;
import io.openspeak.platform.identity.SessionId;
import org.jspecify.annotations.Nullable;

/** Something that may change a user's presence. */
public sealed interface Input {

    /**
     * A client connected, or resumed a session that is still known; also said again by a pod whose sessions the store forgot.
     *
     * @param mute of a session that is not known any more
     */
    record Connected(String name, SessionId session, Link.Live link, ClientInfo client, Session.Mute mute)
            implements Input {

        /** The same with the mute that its pod remembers. */
        public Connected with(Session.Mute remembered) {
            return new Connected(name, session, link, client, remembered);
        }
    }

    /** A connection broke or fell silent; ignored if the session goes on over another one. */
    record Broken(SessionId session, String connection) implements Input {}

    /** The pod that held the connection is gone. */
    record PodGone(SessionId session, PodId pod) implements Input {}

    /** The client ended its session. */
    record Goodbye(SessionId session) implements Input {}

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
