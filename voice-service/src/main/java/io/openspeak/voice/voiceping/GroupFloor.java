package io.openspeak.voice.voiceping;

import io.smallrye.mutiny.Uni;

/** The right to talk in one group, as one connection has it. */
interface GroupFloor {

    /** What became of a wish to talk. */
    enum Answer {
        /** It may talk. */
        GRANTED,
        /** Somebody else talks. */
        BUSY,
        /** No right to. */
        FORBIDDEN,
        /** Muted, by oneself or a moderator. */
        MUTED,
        /** Nobody can be asked. */
        UNAVAILABLE
    }

    /** True if only one may talk there at a time. */
    boolean needed();

    /** Asks to talk. Never fails. */
    Uni<Answer> ask();

    /** Gives it back. */
    void release();

    /** The token under which a frame may be heard now, which counts as speech; 0: none. */
    long token(long now);

    /** True if it may turn out that it may talk: it is being asked. */
    boolean mayOpen();

    /** The connection is out of the group: for good, or it may come back. */
    void leave(boolean forGood);
}
