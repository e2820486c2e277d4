package io.openspeak.voice.routing.domain;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Who is in which channel, and how people talk there, folded from the facts of channel-service by version. One writer, many readers. */
public final class Membership {

    private volatile Map<ChannelId, Roll> rolls = new ConcurrentHashMap<>();

    /** Members of one channel; the version is the writer's alone. */
    private static final class Roll {

        private long version;
        private volatile boolean pushToTalk;
        private final Map<UserId, Member> members = new ConcurrentHashMap<>();
    }

    /**
     * A channel of a snapshot.
     *
     * @param version version that its members are of
     * @param pushToTalk one at a time talks, by floor control
     * @param members by user
     */
    public record ChannelState(long version, boolean pushToTalk, Map<UserId, Member> members) {}

    /** True if one at a time talks in the channel, by floor control. */
    public boolean pushToTalk(ChannelId channel) {
        Roll roll = rolls.get(channel);
        return roll != null && roll.pushToTalk;
    }

    /** True if the channel is known here. */
    public boolean knows(ChannelId channel) {
        return rolls.containsKey(channel);
    }

    /** The user as a member of the channel; null: is not one. */
    public @Nullable Member find(ChannelId channel, UserId user) {
        Roll roll = rolls.get(channel);
        return roll == null ? null : roll.members.get(user);
    }

    /** Folds one fact and returns the users whom it is about; none if a newer one is known. */
    public Set<UserId> fold(ChannelId channel, long version, MembershipChange change) {
        Roll roll = rolls.computeIfAbsent(channel, unknown -> new Roll());
        if (version <= roll.version) {
            return Set.of();
        }
        roll.version = version;
        return switch (change) {
            case MembershipChange.Entered(Member member) -> {
                roll.members.put(member.user(), member);
                yield Set.of(member.user());
            }
            case MembershipChange.Left(UserId user) -> {
                roll.members.remove(user);
                yield Set.of(user);
            }
            case MembershipChange.ChannelGone() -> {
                // Its version goes too: a channel of the same id may begin anew at 1.
                rolls.remove(channel);
                yield Set.copyOf(roll.members.keySet());
            }
            case MembershipChange.ChannelIs(boolean pushToTalk) -> {
                boolean changed = roll.pushToTalk != pushToTalk;
                roll.pushToTalk = pushToTalk;
                yield changed ? Set.copyOf(roll.members.keySet()) : Set.of();
            }
            case MembershipChange.NoOne() -> Set.of();
        };
    }

    /** Replaces everything. */
    public void replace(Map<ChannelId, ChannelState> snapshot) {
        Map<ChannelId, Roll> fresh = new ConcurrentHashMap<>();
        snapshot.forEach((channel, state) -> {
            Roll roll = new Roll();
            roll.version = state.version();
            roll.pushToTalk = state.pushToTalk();
            roll.members.putAll(state.members());
            fresh.put(channel, roll);
        });
        rolls = fresh;
    }

    /** Everything as a snapshot would tell it. */
    Map<ChannelId, ChannelState> copy() {
        Map<ChannelId, ChannelState> copy = new HashMap<>();
        rolls.forEach((channel, roll) ->
                copy.put(channel, new ChannelState(roll.version, roll.pushToTalk, Map.copyOf(roll.members))));
        return copy;
    }
}
