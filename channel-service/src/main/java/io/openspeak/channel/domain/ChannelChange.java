package io.openspeak.channel.domain;

import io.openspeak.platform.identity.ChannelId;
import java.time.Duration;
import java.util.Optional;

/**
 * What is to become different about a channel; what is empty stays.
 *
 * @param parent the channel above it; an empty one inside: the top
 */
public record ChannelChange(
        Optional<String> name,
        Optional<String> topic,
        Optional<Integer> capacity,
        Optional<Integer> bitrateKbps,
        Optional<Optional<ChannelId>> parent,
        Optional<Integer> order,
        Optional<Boolean> temporary,
        Optional<Duration> linger) {

    /**
     * The channel with the change.
     *
     * @param defaultLinger of temporary channels that name no time
     */
    public Channel of(Channel before, Duration defaultLinger) {
        boolean temporaryAfter = temporary.orElse(before.temporary());
        Duration lingerAfter = linger.orElse(before.linger());
        return new Channel(
                before.id(),
                name.orElse(before.name()),
                topic.orElse(before.topic()),
                before.kind(),
                capacity.orElse(before.capacity()),
                bitrateKbps.orElse(before.bitrateKbps()),
                parent.orElse(before.parent()),
                temporaryAfter,
                temporaryAfter && lingerAfter.isZero() ? defaultLinger : lingerAfter,
                order.orElse(before.order()),
                before.participants(),
                before.createdAt());
    }

    /** True if it takes the channel to another place in the tree. */
    public boolean moves(Channel before) {
        return parent.filter(after -> !after.equals(before.parent())).isPresent();
    }
}
