package io.openspeak.voice.floor.domain;

/** What may change a floor. */
public sealed interface FloorInput {

    /**
     * Somebody wants to talk.
     *
     * @param priority 0 normal, 1 priority, 2 emergency; whether it may is decided before
     * @param mayWait false: it would rather be denied than wait
     */
    record Ask(Party party, int priority, boolean mayWait) implements FloorInput {}

    /**
     * Somebody gives back what it has.
     *
     * @param token of the grant; 0: the grant or the place in the queue, whichever it has
     */
    record Release(Party party, long token) implements FloorInput {}

    /**
     * Somebody is no longer connected to this pod, or may no longer talk; nothing happens to what it has at another pod.
     *
     * @param why {@code RELEASED}, {@code LOST} or {@code REMOVED}
     */
    record Leave(Party party, FloorReason why) implements FloorInput {}

    /** Somebody who has or awaits the floor is now connected to this pod. */
    record Move(Party party) implements FloorInput {}

    /** Nothing came from the holder, who is connected to this pod, for too long. */
    record Silent(long token) implements FloorInput {}

    /** Nothing but time. */
    record Pass() implements FloorInput {}
}
