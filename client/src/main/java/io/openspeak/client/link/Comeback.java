package io.openspeak.client.link;

/** Whether and how to connect again after a stream ended. */
public enum Comeback {
    /** To the same address, without waiting. */
    AT_ONCE,
    /** To the next address, without waiting. */
    ELSEWHERE,
    /** To the same address, after a pause. */
    AFTER_A_PAUSE,
    /** With a fresh access token, once. */
    WITH_NEW_TOKEN,
    /** Not at all. */
    NEVER
}
