package io.openspeak.voice.stream;

import io.openspeak.platform.failures.Failure;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.voice.routing.domain.Outlet;
import io.openspeak.voice.v1.OpenVoiceResponse;
import io.openspeak.voice.v1.VoiceCloseReason;

/** The transport of one voice stream. Used on the stream's event loop only; once it has ended, all of it does nothing. */
public interface ClientLink extends Outlet {

    /** Sends a message whether the transport is ready or not; for the few that are not frames. */
    void send(OpenVoiceResponse message);

    @Override
    default boolean gathers() {
        return true;
    }

    /** Asks the client whether it is there. */
    default void ping(long nonce) {
        send(VoiceMessages.ping(nonce));
    }

    /** Lets the client's next message come. */
    void fetch();

    /** Ends it since the client said so. */
    void finish();

    /** Ends it since the client did what is not allowed, or something failed. */
    void refuse(Failure failure);

    /** Ends it for a reason that clients know how to go on from. */
    void close(VoiceCloseReason why, Refusal told);

    /** Gives up what the client never read, after the end. */
    void discard();

    /** The client is gone; nothing is sent any more. */
    void gone();
}
