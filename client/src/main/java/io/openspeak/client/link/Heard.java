package io.openspeak.client.link;

import java.time.Duration;

/** What a message means for the link that it came on. */
public sealed interface Heard {

    /** Anything else. */
    Heard CONTENT = new Content();

    /** The server accepted the hello; silence longer than this means that the link is broken. */
    record Welcome(Duration silence) implements Heard {}

    /** The server asks to go elsewhere, and goes on with this stream until the next one is there, or its patience ends. */
    record Leave(CloseReason reason) implements Heard {}

    /** The server is about to end the stream. */
    record Closing(CloseReason reason) implements Heard {}

    /** The message makes no sense here. */
    record OutOfPlace(String what) implements Heard {}

    /** Nothing about the link itself. */
    record Content() implements Heard {}
}
