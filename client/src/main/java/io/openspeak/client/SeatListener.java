package io.openspeak.client;

import io.openspeak.client.channel.Seat;
import io.openspeak.client.failure.OpenSpeakException;

/** Told what becomes of a kept seat. */
public interface SeatListener {

    /** Joined again, after the session had lost the seat. */
    default void onRetaken(Seat seat) {}

    /** Could not join again. */
    default void onLost(OpenSpeakException failure) {}
}
