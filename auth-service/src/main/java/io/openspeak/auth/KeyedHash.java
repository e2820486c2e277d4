package io.openspeak.auth;

/** Names things without telling what they are: the same text has the same hash on all pods, and without our key nobody finds the text. */
public interface KeyedHash {

    /** The hash of a text, safe in keys of the store. */
    String of(String text);
}
