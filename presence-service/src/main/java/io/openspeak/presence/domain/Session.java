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
 * @param idle true once it was seen that its device is idle, until it is active again
 */
public record Session(
        SessionId id,
        Link link,
        Instant connectedAt,
        Instant lastActivity,
        Mute mute,
        ClientInfo client,
        Set<ChannelId> rooms,
        boolean idle) {

    public Session {
        rooms = Set.copyOf(rooms);
    }

    /** Microphone and speaker mute, as the person set them. */
    public record Mute(boolean microphone, boolean speaker) {

        /** Nothing muted. */
        public static final Mute NONE = new Mute(false, false);
    }

    Session with(Link changed) {
        return new Session(id, changed, connectedAt, lastActivity, mute, client, rooms, idle);
    }

    Session with(Mute changed) {
        return new Session(id, link, connectedAt, lastActivity, changed, client, rooms, idle);
    }

    Session in(Set<ChannelId> changed) {
        return new Session(id, link, connectedAt, lastActivity, mute, client, changed, idle);
    }

    Session activeAt(Instant when) {
        return new Session(id, link, connectedAt, when, mute, client, rooms, false);
    }

    Session seen(boolean asIdle) {
        return new Session(id, link, connectedAt, lastActivity, mute, client, rooms, asIdle);
    }

    /** Status of its device by itself. */
    public Status status() {
        if (!live()) {
            return Status.OFFLINE;
        }
        return idle ? Status.IDLE : Status.ONLINE;
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
                        rooms.equals(earlier.rooms) ? earlier.rooms : rooms,
                        idle);
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
