package io.openspeak.voice.voiceping.domain;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;

/**
 * Who talks where: a user is heard once in a channel, whatever its devices do.
 *
 * @param channel the group, or the line of a private call
 * @param speaker who talks
 */
public record TalkKey(ChannelId channel, UserId speaker) {}
