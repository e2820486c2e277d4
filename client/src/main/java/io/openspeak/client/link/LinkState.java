package io.openspeak.client.link;

import io.openspeak.client.call.Address;
import io.openspeak.client.failure.OpenSpeakException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * State of a stream that comes back by itself.
 *
 * <pre>
 * Connecting -> Live -> Reconnecting -> Connecting
 *     |          |            |
 *     +----------+------------+-> Closed -> Reconnecting (renewed after a refusal)
 * </pre>
 */
public sealed interface LinkState {

    /** Waits for the server's welcome. */
    record Connecting(Address to) implements LinkState {}

    /** Welcomed. */
    record Live(Address at) implements LinkState {}

    /** Broken; the next attempt follows after the wait. */
    record Reconnecting(CloseReason why, int failures, Duration pause) implements LinkState {}

    /** Ended for good; with the failure, unless it was closed here. */
    record Closed(CloseReason why, @Nullable OpenSpeakException failure) implements LinkState {}
}
