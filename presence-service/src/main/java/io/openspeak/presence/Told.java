package io.openspeak.presence;

import io.openspeak.platform.redis.log.RecentFacts;

/** A fact of {@code presence:events} on its way to those who watch. */
public sealed interface Told extends RecentFacts.Placed permits UserChange, RoomNews {}
