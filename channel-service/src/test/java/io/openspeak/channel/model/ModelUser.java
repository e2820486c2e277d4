package io.openspeak.channel.model;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.Role;
import java.util.Optional;
import java.util.Set;

/** What the model knows of a user beyond single channels. */
public final class ModelUser {

    /** Number of the seat that it last asked for: the time in milliseconds, or one more than the number before. */
    long newest;

    long signedOutUntil;
    boolean disabled;
    Optional<ChannelId> last = Optional.empty();
    Set<Role> roles = Set.of();

    /** What of it is compared with the store. */
    public record Known(Optional<ChannelId> last, Set<Role> roles, boolean disabled, long signedOutUntil) {

        static final Known NOTHING = new Known(Optional.empty(), Set.of(), false, 0);
    }

    boolean lost(long seat) {
        return disabled || seat <= signedOutUntil;
    }
}
