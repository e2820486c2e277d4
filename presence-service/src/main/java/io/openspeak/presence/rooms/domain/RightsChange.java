package io.openspeak.presence.rooms.domain;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import java.util.List;
import java.util.Optional;

/** Something happened in a channel that may change what people may do there and in all channels below. */
public sealed interface RightsChange {

    /** Where. */
    ChannelId channel();

    /** True if the user may have lost a right in a room of that branch. */
    boolean mayTakeFrom(UserId user, List<ChannelId> branch);

    /** Anybody's rights may be others. */
    record OfAll(ChannelId channel) implements RightsChange {
        @Override
        public boolean mayTakeFrom(UserId user, List<ChannelId> branch) {
            return branch.contains(channel);
        }
    }

    /** One user's rights may be others. */
    record OfUser(ChannelId channel, UserId who) implements RightsChange {
        @Override
        public boolean mayTakeFrom(UserId user, List<ChannelId> branch) {
            return who.equals(user) && branch.contains(channel);
        }
    }

    /** Somebody may do more than before, and nobody less. */
    record Given(ChannelId channel) implements RightsChange {
        @Override
        public boolean mayTakeFrom(UserId user, List<ChannelId> branch) {
            return false;
        }
    }

    /** The channel was changed and hangs below that parent; only another one than before matters. */
    record Placed(ChannelId channel, Optional<ChannelId> parent) implements RightsChange {
        @Override
        public boolean mayTakeFrom(UserId user, List<ChannelId> branch) {
            int level = branch.indexOf(channel);
            Optional<ChannelId> before = level < 1 ? Optional.empty() : Optional.of(branch.get(level - 1));
            return level >= 0 && !before.equals(parent);
        }
    }
}
