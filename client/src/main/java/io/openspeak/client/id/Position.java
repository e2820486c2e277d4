package io.openspeak.client.id;

/** Opaque place in the services' logs: who brings it to a read sees the write that returned it. */
public record Position(String token) {

    /** No place: a reader takes what is there. */
    public static final Position NONE = new Position("");

    public boolean isNone() {
        return token.isEmpty();
    }
}
