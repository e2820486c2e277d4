package io.openspeak.client.link;

import io.openspeak.client.id.Position;

/**
 * Position from which a subscription goes on after a break.
 *
 * <p>While a snapshot is on its way there is none: with its beginning what was known before is forgotten, and half a snapshot is
 * nothing to go on from. Nor is what was told before it: the snapshot is newer, and what it holds would be told again.
 */
public final class ResumePoint {

    /** What a message means for the place to resume from. */
    public enum Passage {
        /** The subscription starts, and a snapshot follows. */
        SNAPSHOT_BEGINS,
        /** The subscription starts without one. */
        STARTS,
        /** The snapshot is complete. */
        SNAPSHOT_ENDS,
        /** Anything else. */
        GOES_ON;

        public boolean starts() {
            return this == SNAPSHOT_BEGINS || this == STARTS;
        }
    }

    private volatile Position safe;
    private Position latest;
    private boolean inSnapshot;

    /** {@code from}: known from before; {@link Position#NONE}: nothing is. */
    public ResumePoint(Position from) {
        this.safe = from;
        this.latest = from;
    }

    /** A message was handled; {@code token} is the position after it, empty where it told none. */
    public void passed(String token, Passage passage) {
        if (passage == Passage.SNAPSHOT_BEGINS) {
            latest = Position.NONE;
        }
        if (!token.isEmpty()) {
            latest = new Position(token);
        }
        inSnapshot = switch (passage) {
            case SNAPSHOT_BEGINS -> true;
            case STARTS, SNAPSHOT_ENDS -> false;
            case GOES_ON -> inSnapshot;
        };
        safe = inSnapshot ? Position.NONE : latest;
    }

    /** The server named the position to go on from. */
    public void told(String token) {
        if (!token.isEmpty() && !inSnapshot) {
            latest = new Position(token);
            safe = latest;
        }
    }

    public Position get() {
        return safe;
    }
}
