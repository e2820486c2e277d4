package io.openspeak.voice.voiceping;

/**
 * Whether somebody is there, in the words of VoicePing.
 *
 * @param user who
 * @param online true unless gone, or seen as gone
 * @param lastSeen last sign of life, milliseconds since 1970
 */
public record PersonPresence(String user, boolean online, long lastSeen) {

    /** {@code online} or {@code offline}. */
    String status() {
        return online ? "online" : "offline";
    }
}
