package io.openspeak.presence.history.domain;

import java.util.Locale;

/** What an entry tells of. */
public enum Kind {
    /** A device logged in. */
    LOGIN(true),
    /** A device logged out or did not come back. */
    LOGOUT(true),
    /** The status, its text or the link is another one. */
    STATUS(false),
    /** The user went to another channel, or left. */
    CHANNEL(false),
    /** The person did something; told at most once in a while. */
    ACTIVITY(false),
    /** Nothing new: where a fold may begin. */
    SNAPSHOT(true);

    private final boolean whole;

    Kind(boolean whole) {
        this.whole = whole;
    }

    /** True if it is kept with every part, changed or not. */
    boolean whole() {
        return whole;
    }

    /** Name in the store and on the wire, for example {@code login}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of that name. */
    public static Kind ofWireName(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
