package io.openspeak.client.link;

import io.openspeak.client.call.Address;
import io.openspeak.client.failure.OpenSpeakException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * State of a stream that comes back by itself.
 *
 * <pre>
 *                 +--(the next one is welcomed)-- Moving --(this one ended first)--> Connecting
 *                 v                                 ^
 * Connecting -> Live --(the server asks to leave)---+
 *     |          |
 *     +----------+--(broken)--> Reconnecting -> Connecting
 *     |          |                   |
 *     +----------+-------------------+-> Closed -> Reconnecting (renewed after a refusal)
 * </pre>
 */
public sealed interface LinkState {

    /** Waits for the server's welcome. */
    record Connecting(Address to) implements LinkState {}

    /** Welcomed. */
    record Live(Address at) implements LinkState {}

    /** Asked to leave: still live, while the next stream is made elsewhere. */
    record Moving(Address from, Address to) implements LinkState {}

    /** Broken; the next attempt follows after the wait. */
    record Reconnecting(CloseReason why, int failures, Duration pause) implements LinkState {}

    /** Ended for good; with the failure, unless it was closed here. */
    record Closed(CloseReason why, @Nullable OpenSpeakException failure) implements LinkState {}
}
