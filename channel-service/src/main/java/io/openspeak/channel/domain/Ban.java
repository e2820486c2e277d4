package io.openspeak.channel.domain;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.IpAddress;
import io.openspeak.platform.identity.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps a user, an address or both out of a channel and of what lies below it.
 *
 * @param id its id
 * @param channel where it was set
 * @param user whom it keeps out; empty: nobody by name
 * @param address whom it keeps out by where they come from; empty: nobody
 * @param until its end; empty: for good
 * @param reason for people; may be empty
 * @param by who set it
 * @param at when
 */
public record Ban(
        String id,
        ChannelId channel,
        Optional<UserId> user,
        Optional<IpAddress> address,
        Optional<Instant> until,
        String reason,
        UserId by,
        Instant at) {

    /** True while it keeps that person out. */
    public boolean hits(Person person, Instant now) {
        boolean meant = user.filter(person.user()::equals).isPresent()
                || address.filter(banned -> person.address().equals(Optional.of(banned)))
                        .isPresent();
        return meant && !hasEnded(now);
    }

    /** True once its end has come. */
    public boolean hasEnded(Instant now) {
        return until.filter(end -> !now.isBefore(end)).isPresent();
    }
}
