package io.openspeak.voice.voiceping;

import io.openspeak.platform.websocket.Closing;
import io.openspeak.platform.websocket.Frame;

/** The transport of one VoicePing connection. Used on its event loop only; once it has ended, all of it does nothing. */
public interface ClientWire {

    /** True while nothing is unsent: speech that waits is to wait where it can be dropped. */
    boolean takesMore();

    /** Sends a frame; if the transport does not take it now, it waits, up to a bound. */
    void send(Frame frame);

    /** Ends the connection, saying why. */
    void close(Closing why);
}
