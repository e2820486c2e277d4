package io.openspeak.voice.floor.domain;

import io.openspeak.platform.identity.ChannelId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The floor of one channel with its queue: what the store keeps in one record and each fact tells in full.
 *
 * @param channel whose
 * @param version grows with each change, also if the store lost everything in between: it is at least the time of the change in
 *     milliseconds since 1970. A grant's token is the version that made it
 * @param floor what it is
 * @param queue who waits, the next one first
 * @param why what led here
 * @param at when it changed last
 */
public record ChannelFloor(
        ChannelId channel, long version, Floor floor, List<Waiting> queue, FloorReason why, Instant at) {

    public ChannelFloor {
        queue = List.copyOf(queue);
    }

    /** The floor of a channel in which nobody has talked yet. */
    public static ChannelFloor untouched(ChannelId channel) {
        return new ChannelFloor(channel, 0, new Floor.Idle(), List.of(), FloorReason.NONE, Instant.EPOCH);
    }

    /** The floor of a channel of which the store has lost all it knew. */
    public static ChannelFloor lost(ChannelId channel, Instant at) {
        return new ChannelFloor(channel, 0, new Floor.Idle(), List.of(), FloorReason.LOST, at);
    }

    /** This one, but no older than a version that was seen already: what the store lost must not come again. */
    public ChannelFloor noOlderThan(long seen) {
        return version >= seen ? this : new ChannelFloor(channel, seen, floor, queue, why, at);
    }

    /** This one with another end of its lease, which is no change. */
    public ChannelFloor with(Floor extended) {
        return new ChannelFloor(channel, version, extended, queue, why, at);
    }

    /** The grant under which may be talked now. */
    public Optional<Grant> current() {
        return floor.current();
    }

    /** The grant under which this party may talk now. */
    public Optional<Grant> heldBy(Party party) {
        return current().filter(grant -> grant.holder().equals(party));
    }

    /** True if the party waits, or gets the floor when the grace is over. */
    public boolean awaitedBy(Party party) {
        boolean next = floor instanceof Floor.Revoking revoking
                && revoking.next().party().equals(party);
        return next || queue.stream().anyMatch(waiting -> waiting.party().equals(party));
    }

    /** True if the floor is this party's business. */
    public boolean concerns(Party party) {
        return heldBy(party).isPresent() || awaitedBy(party);
    }

    /** True if nobody has the floor. */
    public boolean idle() {
        return floor instanceof Floor.Idle;
    }
}
