package io.openspeak.client.presence;

import io.openspeak.client.id.Position;
import io.openspeak.presence.v1.PresenceEvent;
import io.openspeak.presence.v1.SubscriptionMode;

/**
 * Position from which a subscription goes on after a break.
 *
 * <p>While a snapshot is on its way the position from before it stays: resuming in the middle would leave out the users
 * whose state had not come yet.
 */
final class ResumePoint {

    private volatile Position safe = Position.NONE;
    private Position latest = Position.NONE;
    private boolean inSnapshot;

    /** An event was handled. */
    void passed(PresenceEvent event) {
        if (!event.getPosition().isEmpty()) {
            latest = new Position(event.getPosition());
        }
        if (event.hasStarted()) {
            inSnapshot = event.getStarted().getMode() == SubscriptionMode.SUBSCRIPTION_MODE_SNAPSHOT;
        } else if (event.hasSnapshotComplete()) {
            inSnapshot = false;
        }
        if (!inSnapshot) {
            safe = latest;
        }
    }

    /** The server named the position to go on from. */
    void told(String token) {
        if (!token.isEmpty() && !inSnapshot) {
            latest = new Position(token);
            safe = latest;
        }
    }

    Position get() {
        return safe;
    }
}
