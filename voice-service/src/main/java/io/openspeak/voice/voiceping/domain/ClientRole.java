package io.openspeak.voice.voiceping.domain;

import java.util.Locale;

/** What sort of client it is, as its token says. */
public enum ClientRole {
    /** Somebody's radio: it beats. */
    MOBILE,
    /** It watches others, and does not beat. */
    WEB,
    /** The same on a wall. */
    DASHBOARD;

    /** The role of that name; clients that say none are radios, as the first ones were. */
    public static ClientRole of(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "web" -> WEB;
            case "dashboard" -> DASHBOARD;
            default -> MOBILE;
        };
    }

    /** Name in tokens, and for presence-service. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** True if it is told who is there. */
    public boolean watches() {
        return this != MOBILE;
    }
}
