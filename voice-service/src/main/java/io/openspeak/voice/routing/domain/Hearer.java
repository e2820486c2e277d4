package io.openspeak.voice.routing.domain;

/** Somebody or something in a channel that frames are sent to: a seat of a connection, or another pod with seats of its own. */
public interface Hearer {

    /** Where its listener lives. */
    Lane lane();

    /** Its queue and its way out. */
    Listener listener();

    /** True if it is to get the frame. Asked on its lane. */
    boolean hears(Frame frame);

    /** True if the frame is for it, whether or not it wants to hear anything just now, which is not told to others. */
    default boolean isMeantBy(Frame frame) {
        return hears(frame);
    }

    /** True if it is to know of the gap. Asked on its lane. */
    boolean hearsOf(Gap gap);
}
