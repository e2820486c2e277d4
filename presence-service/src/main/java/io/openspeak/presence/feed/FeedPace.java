package io.openspeak.presence.feed;

import java.time.Duration;

/**
 * How fast a client is told.
 *
 * @param direct changes that are told one by one within {@code window}; of more the last state is told when it is over
 * @param patience how long something may be held for a client that takes nothing
 * @param catchUp how often a pod that knows less than the client looks whether it knows more
 * @param chunk users or changes that are told under one lock
 */
public record FeedPace(int direct, Duration window, Duration patience, Duration catchUp, int chunk) {}
