package io.openspeak.voice.routing.domain;

import io.openspeak.platform.identity.UserId;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Mute flags of all sessions, folded from presence; what it does not know counts as not muted. One writer, many readers. */
public final class Mutes {

    private volatile Map<UserId, UserMutes> users = new ConcurrentHashMap<>();
    private volatile Map<String, UserId> owners = new ConcurrentHashMap<>();

    /**
     * A user's sessions.
     *
     * @param version version of the user that they are of
     * @param sessions flags by session id
     */
    public record UserMutes(long version, Map<String, MuteFlags> sessions) {
        public UserMutes {
            sessions = Map.copyOf(sessions);
        }
    }

    /** Replaces a user's sessions unless newer ones are known; true if it did. */
    public boolean fold(UserId user, UserMutes state) {
        UserMutes known = users.get(user);
        if (known != null && known.version() >= state.version()) {
            return false;
        }
        if (known != null) {
            known.sessions().keySet().forEach(owners::remove);
        }
        state.sessions().keySet().forEach(session -> owners.put(session, user));
        // A user without sessions stays for its version: an older fact must not bring them back.
        users.put(user, state);
        return true;
    }

    /** Replaces everything. */
    public void replace(Map<UserId, UserMutes> snapshot) {
        Map<String, UserId> owning = new ConcurrentHashMap<>();
        snapshot.forEach((user, state) -> state.sessions().keySet().forEach(session -> owning.put(session, user)));
        users = new ConcurrentHashMap<>(snapshot);
        owners = owning;
    }

    /** Whose session it is; null: not known. */
    public @Nullable UserId owner(String session) {
        return owners.get(session);
    }

    /**
     * The flags that count for a connection: those of the session that it named; else of the session that holds the seat;
     * else, since nobody can tell which device it is, a flag counts if all sessions of the user have it.
     */
    public MuteFlags of(UserId user, String session, String seatHolder) {
        UserMutes state = users.get(user);
        if (state == null) {
            return MuteFlags.NONE;
        }
        MuteFlags own = state.sessions().get(session.isEmpty() ? seatHolder : session);
        if (own != null) {
            return own;
        }
        return session.isEmpty()
                ? new MuteFlags(all(state, MuteFlags::muted), all(state, MuteFlags::deafened))
                : MuteFlags.NONE;
    }

    private static boolean all(UserMutes state, Predicate<MuteFlags> flag) {
        Collection<MuteFlags> sessions = state.sessions().values();
        return !sessions.isEmpty() && sessions.stream().allMatch(flag);
    }

    Map<UserId, UserMutes> copy() {
        return Map.copyOf(users);
    }
}
