package io.openspeak.voice.routing.domain;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;

/**
 * How well one direction of a connection does in one channel.
 *
 * @param user whose connection
 * @param channel where
 * @param sending true: what comes from the user; false: what goes to it
 * @param frames seen
 * @param lost missing by their sequence, or told as a gap
 * @param late too old when they came, or too long in the queue
 * @param dropped not forwarded for another reason
 * @param jitterMillis interarrival jitter (RFC 3550, section 6.4.1); 0 for what goes out
 * @param delayP50Millis from capture until now, as well as that is known; median
 * @param delayP99Millis 99th percentile
 */
public record Quality(
        UserId user,
        ChannelId channel,
        boolean sending,
        long frames,
        long lost,
        long late,
        long dropped,
        double jitterMillis,
        double delayP50Millis,
        double delayP99Millis) {}
