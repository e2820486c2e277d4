package io.openspeak.voice.floor;

import io.openspeak.platform.identity.UserId;
import io.openspeak.voice.floor.domain.Party;

/**
 * A connection that comes into a channel.
 *
 * @param user whose it is
 * @param session session of presence-service that it named; empty: none
 * @param connection its id
 */
public record Entrant(UserId user, String session, String connection) {

    /** As whom it holds a floor: over reconnects the same if it named its session. */
    public Party party() {
        return new Party(user, session.isEmpty() ? connection : session);
    }
}
