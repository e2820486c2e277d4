package io.openspeak.presence.domain;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.presence.domain.Session.Mute;
import java.util.List;
import java.util.Set;

/**
 * What a pod keeps in mind of a session that it holds: nobody must become audible, visible or deaf because the store forgot.
 *
 * @param mute of the session
 * @param claims of its user, oldest first
 * @param rooms that it subscribed to
 */
public record Remembered(Mute mute, List<Claim> claims, Set<ChannelId> rooms) {

    /** Of a session that is new. */
    public static final Remembered NOTHING = new Remembered(Mute.NONE, List.of(), Set.of());

    public Remembered {
        claims = List.copyOf(claims);
        rooms = Set.copyOf(rooms);
    }

    /** The same in other rooms. */
    public Remembered in(Set<ChannelId> others) {
        return new Remembered(mute, claims, others);
    }

    /** What there is to remember of a session in that state. */
    public static Remembered of(UserState state, Session session) {
        return new Remembered(session.mute(), state.claims(), session.rooms());
    }
}
