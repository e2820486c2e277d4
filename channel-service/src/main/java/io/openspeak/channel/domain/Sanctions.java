package io.openspeak.channel.domain;

/**
 * What moderators set for somebody in a channel. It outlasts the seat: leaving and coming back changes nothing.
 *
 * @param muted may not be heard
 * @param deafened may not hear
 * @param priority has priority of speech
 */
public record Sanctions(boolean muted, boolean deafened, boolean priority) {

    /** Nothing was set. */
    public static final Sanctions NONE = new Sanctions(false, false, false);

    /** The same, but for muting. */
    public Sanctions withMuted(boolean now) {
        return new Sanctions(now, deafened, priority);
    }

    /** The same, but for deafening. */
    public Sanctions withDeafened(boolean now) {
        return new Sanctions(muted, now, priority);
    }

    /** The same, but for priority. */
    public Sanctions withPriority(boolean now) {
        return new Sanctions(muted, deafened, now);
    }
}
