package io.openspeak.channel.domain;

import java.util.Optional;

/**
 * What a channel keeps about a user.
 *
 * @param seat where the user sits; empty: not there
 * @param sanctions what moderators set, whether the user is there or not
 */
public record Place(Optional<Seat> seat, Sanctions sanctions) {}
