package io.openspeak.voice.routing.domain;

/**
 * What the owner of a session set on its device.
 *
 * @param muted microphone off
 * @param deafened speaker off
 */
public record MuteFlags(boolean muted, boolean deafened) {

    /** Of a session that nobody has told us about. */
    public static final MuteFlags NONE = new MuteFlags(false, false);
}
