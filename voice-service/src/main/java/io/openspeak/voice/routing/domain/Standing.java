package io.openspeak.voice.routing.domain;

import org.jspecify.annotations.Nullable;

/**
 * What a connection may do in a channel now, decided when something changes so that frames need only look.
 *
 * @param silencedBy why it may not be heard; null: it may
 * @param hears whether frames are sent to it
 * @param seesSpeakers whether it is told who speaks: also while it is deafened
 * @param needsFloor whether its frames are heard only while it has the floor
 */
public record Standing(@Nullable Rejection silencedBy, boolean hears, boolean seesSpeakers, boolean needsFloor) {

    /** Before it is known, and after the seat was lost. */
    static final Standing OUTSIDE = new Standing(Rejection.NOT_A_MEMBER, false, false, false);

    /** On a line of one's own, where one is no member of anything: see {@link Seat#hears}. */
    static final Standing OWN_LINE = new Standing(Rejection.NOT_A_MEMBER, true, false, false);

    /** The standing of a member with these flags of its session. */
    static Standing of(Member member, MuteFlags flags, boolean pushToTalk) {
        return new Standing(
                silencedBy(member, flags),
                member.mayListen() && !member.serverDeafened() && !flags.deafened(),
                member.mayListen(),
                pushToTalk);
    }

    /**
     * The standing of a guest, who hears nothing.
     *
     * @param admitted whether it has the right to be heard there
     * @param member the same user as a member, if it has joined meanwhile; null: it has not
     */
    static Standing ofGuest(boolean admitted, @Nullable Member member, MuteFlags flags) {
        Rejection silencedBy = null;
        if (!admitted) {
            silencedBy = Rejection.NO_SPEAK_RIGHT;
        } else if (member != null && member.serverMuted()) {
            silencedBy = Rejection.SERVER_MUTED;
        } else if (flags.muted()) {
            silencedBy = Rejection.SELF_MUTED;
        }
        return new Standing(silencedBy, false, false, false);
    }

    private static @Nullable Rejection silencedBy(Member member, MuteFlags flags) {
        if (!member.maySpeak()) {
            return Rejection.NO_SPEAK_RIGHT;
        }
        if (member.serverMuted()) {
            return Rejection.SERVER_MUTED;
        }
        return flags.muted() ? Rejection.SELF_MUTED : null;
    }
}
