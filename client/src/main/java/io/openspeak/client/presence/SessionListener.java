package io.openspeak.client.presence;

import io.openspeak.presence.v1.UserSession;

/** Told what happens to a session of one's own, as {@link PresenceListener}. */
public interface SessionListener extends PresenceListener {

    /** The server welcomed the session, for the first time or after a break. */
    default void onWelcome(UserSession session, Continuity continuity) {}
}
