package io.openspeak.presence.rooms;

import io.openspeak.platform.identity.UserId;

/** Who is there for others to see. */
@FunctionalInterface
public interface Visibility {

    /** False for users who are offline or invisible: nothing may tell these two apart. */
    boolean isSeen(UserId user);
}
