package io.openspeak.voice.voiceping;

import io.openspeak.platform.identity.UserId;

/** A connection of this pod that messages are passed on to. Called on any thread. */
interface Recipient {

    /** Whose it is. */
    UserId user();

    /** The device; empty text: not said. */
    String device();

    /** Takes a message. */
    void receive(Passed message);

    /** The same device has connected anew: this connection is over. */
    void replaced();
}
