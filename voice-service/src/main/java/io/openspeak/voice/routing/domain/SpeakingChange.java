package io.openspeak.voice.routing.domain;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;

/**
 * A connection began or stopped speaking in a channel, or still speaks.
 *
 * @param session session that it named; empty: none
 */
public record SpeakingChange(ChannelId channel, UserId user, String session, boolean speaking) {}
