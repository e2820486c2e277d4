package io.openspeak.presence.session;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.presence.Event;
import io.openspeak.presence.session.Sessions.Opened;
import io.openspeak.presence.v1.CloseReason;

/** The wire to one client, in its protocol. Many threads may call it; none may be made to wait. */
public interface ClientLink {

    /** True while it takes more without having to queue it. */
    boolean takesMore();

    /** The session is open. */
    void welcome(Opened opened);

    /** Something to be told. */
    void tell(Event event);

    /**
     * Are you there?
     *
     * @param nonce to be sent back
     * @param position up to which everything was told; empty: something is still to be told
     */
    void ping(long nonce, String position);

    /** The client lost its right to be in a room, and is told no more of it. */
    void removed(ChannelId room);

    /** The last word: the connection is closed by the server. */
    void close(CloseReason reason, String position);

    /** The client said goodbye: the connection is closed without another word. */
    void end();

    /** The transport is gone: forget what is to be sent. */
    void drop();
}
