package io.openspeak.channel.domain;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * What somebody did to somebody, for the moderation log.
 *
 * @param at when
 * @param actor who
 * @param action what, as the contract names it
 * @param channel where
 * @param user on whom; empty: on the channel
 * @param reason why; may be empty
 */
public record ModerationNote(
        Instant at, UserId actor, String action, ChannelId channel, Optional<UserId> user, String reason) {}
