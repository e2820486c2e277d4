package io.openspeak.presence.domain;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.SessionId;
import java.time.Instant;
import java.util.Set;

/**
 * One client connection of one device, kept over reconnects.
 *
 * @param connectedAt start
 * @param lastActivity last input of the person; heartbeats are none
 * @param rooms channels and direct conversations that it subscribed to
 */
public record Session(
        SessionId id,
        Link link,
        Instant connectedAt,
        Instant lastActivity,
        Mute mute,
        ClientInfo client,
        Set<ChannelId> rooms) {

    public Session {
        rooms = Set.copyOf(rooms);
    }

    /** Microphone and speaker mute, as the person set them. */
    public record Mute(boolean microphone, boolean speaker) {

        /** Nothing muted. */
        public static final Mute NONE = new Mute(false, false);
    }

    Session with(Link changed) {
        return new Session(id, changed, connectedAt, lastActivity, mute, client, rooms);
    }

    Session with(Mute changed) {
        return new Session(id, link, connectedAt, lastActivity, changed, client, rooms);
    }

    Session in(Set<ChannelId> changed) {
        return new Session(id, link, connectedAt, lastActivity, mute, client, changed);
    }

    Session activeAt(Instant when) {
        return new Session(id, link, connectedAt, when, mute, client, rooms);
    }

    /** This session, with the objects of an earlier state of it where they are equal. */
    Session sharing(Session earlier) {
        return equals(earlier)
                ? earlier
                : new Session(
                        earlier.id,
                        link,
                        connectedAt,
                        lastActivity,
                        mute,
                        client.equals(earlier.client) ? earlier.client : client,
                        rooms.equals(earlier.rooms) ? earlier.rooms : rooms);
    }

    /** True while its connection stands. */
    public boolean live() {
        return link instanceof Link.Live;
    }

    /** True while it counts for how others see the user. */
    boolean counts() {
        return !(link instanceof Link.Lost);
    }
}
