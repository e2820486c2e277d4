package io.openspeak.presence;

import io.openspeak.platform.redis.log.LogPosition;
import io.openspeak.presence.contract.EventMapping;
import io.openspeak.presence.domain.UserState;
import io.openspeak.presence.v1.PresenceChange;
import io.openspeak.presence.v1.PresenceEvent;
import io.openspeak.presence.v1.PresenceFact;
import io.openspeak.presence.v1.UserPresence;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A change of a user, with the events that tell of it: one list for all who see the same. */
public final class UserChange implements Told {

    /** Mostly frames and positions, which are alike whatever the user's state is. */
    private static final int USUAL_BYTES = 3_000;

    /** With the rooms of a session, which are new with each change of them. */
    private static final int BYTES_A_SUBJECT = 100;

    private final UserState before;
    private final UserState after;
    private final List<PresenceChange> changes;
    private final long at;
    private final Set<?> subjects;
    private final LogPosition place;
    private final LogPosition position;
    private final int bytes;
    private final BiFunction<UserState, Boolean, UserPresence> presence;
    private final AtomicReferenceArray<List<Event>> lists = new AtomicReferenceArray<>(4 * Seen.values().length);

    /**
     * @param place of the fact in its partition
     * @param position of the whole view after it
     * @param presence of a user as those see it who see all, or do not
     */
    UserChange(
            UserState before,
            UserState after,
            PresenceFact fact,
            LogPosition place,
            LogPosition position,
            BiFunction<UserState, Boolean, UserPresence> presence) {
        this.before = before;
        this.after = after;
        changes = fact.getChangesList();
        at = fact.getAt();
        subjects = Stream.concat(
                        Stream.of(after.user()), Stream.concat(before.places().stream(), after.places().stream()))
                .collect(Collectors.toUnmodifiableSet());
        this.place = place;
        this.position = position;
        bytes = USUAL_BYTES
                + BYTES_A_SUBJECT * subjects.size()
                + changes.stream().mapToInt(PresenceChange::getSerializedSize).sum();
        this.presence = presence;
    }

    /** How a watcher came to see the user. */
    public enum Seen {
        /** Before and after. */
        STILL,
        /** It did not before: the state comes first. */
        NEWLY,
        /** It does no more: that comes last. */
        NO_MORE
    }

    /** The state before. */
    public UserState before() {
        return before;
    }

    /** The state after. */
    public UserState after() {
        return after;
    }

    /** When it happened, milliseconds since 1970. */
    public long at() {
        return at;
    }

    @Override
    public LogPosition place() {
        return place;
    }

    /** The state after, as far as it differs from the one before, what changed, and the events and frames made of it. */
    @Override
    public int bytes() {
        return bytes;
    }

    /** The user, and where others met it. */
    @Override
    public Set<?> subjects() {
        return subjects;
    }

    /**
     * The events that tell of it; none: nothing of it is to be seen.
     *
     * @param seesAll true for the user itself and roles with the right
     * @param placed true: the last one tells the position
     */
    public List<Event> events(boolean seesAll, Seen seen, boolean placed) {
        int form = (seesAll ? 1 : 0) + (placed ? 2 : 0) + 4 * seen.ordinal();
        List<Event> made = lists.get(form);
        if (made == null) {
            made = make(seesAll, seen, placed);
            lists.set(form, made);
        }
        return made;
    }

    private List<Event> make(boolean seesAll, Seen seen, boolean placed) {
        if (seen == Seen.NEWLY && !EventMapping.isThere(after, seesAll)) {
            return List.of();
        }
        List<PresenceEvent.Builder> told =
                new ArrayList<>(EventMapping.events(before, after, changes, seesAll, presence));
        boolean stateTold = told.stream().anyMatch(event -> event.hasUserOnline() || event.hasState());
        if (seen == Seen.NEWLY && !stateTold) {
            told.addFirst(PresenceEvent.newBuilder().setState(presence.apply(after, seesAll)));
        }
        if (seen == Seen.NO_MORE && EventMapping.isThere(after, seesAll)) {
            told.add(EventMapping.unwatched(after.user()));
        }
        if (placed && !told.isEmpty()) {
            told.getLast().setPosition(position.encode());
        }
        return told.stream().map(event -> new Event(event.build())).toList();
    }
}
