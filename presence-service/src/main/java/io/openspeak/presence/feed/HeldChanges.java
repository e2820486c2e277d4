package io.openspeak.presence.feed;

import io.openspeak.platform.identity.UserId;
import io.openspeak.presence.domain.UserState;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Users of whom something is still to be told, each with the state that was told last: however much happens, one entry a user. */
final class HeldChanges {

    private final Map<UserId, Held> held = new LinkedHashMap<>();

    /**
     * A user of whom something is still to be told.
     *
     * @param told the state that was told last; null: none was
     * @param whole true: what changed is not enough, since the user is seen anew
     */
    record Held(UserId user, @Nullable UserState told, boolean whole) {}

    /** True if the user was not held before. */
    boolean hold(UserId user, @Nullable UserState told) {
        return held.putIfAbsent(user, new Held(user, told, told == null)) == null;
    }

    /** The whole state is to be told; and if the user has gone by then, that, to a client that was told of it before. */
    void holdNew(UserId user) {
        held.merge(user, new Held(user, null, true), (known, anew) -> new Held(user, known.told(), true));
    }

    /** Takes out those who are held for longest. */
    List<Held> take(int most) {
        List<Held> taken = new ArrayList<>();
        Iterator<Held> oldest = held.values().iterator();
        while (taken.size() < most && oldest.hasNext()) {
            taken.add(oldest.next());
            oldest.remove();
        }
        return taken;
    }

    boolean isEmpty() {
        return held.isEmpty();
    }

    void clear() {
        held.clear();
    }
}
