package io.openspeak.presence.feed;

import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.log.LogPosition;
import io.openspeak.presence.Event;
import io.openspeak.presence.PresenceView;
import io.openspeak.presence.UserChange;
import io.openspeak.presence.contract.EventMapping;
import io.openspeak.presence.contract.PresenceMapping.Viewer;
import io.openspeak.presence.domain.UserState;
import io.openspeak.presence.v1.PresenceEvent;
import io.openspeak.presence.v1.SnapshotComplete;
import io.openspeak.presence.v1.SubscriptionMode;
import io.openspeak.presence.v1.SubscriptionStarted;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Puts what a feed has to tell into events, as its viewer may see it. */
final class Teller {

    private final PresenceView view;
    private final Viewer viewer;
    private final FeedReader reader;

    Teller(PresenceView view, Viewer viewer, FeedReader reader) {
        this.view = view;
        this.viewer = viewer;
        this.reader = reader;
    }

    /** That it begins, and with what. */
    void started(SubscriptionMode mode) {
        tell(PresenceEvent.newBuilder()
                .setStarted(SubscriptionStarted.newBuilder().setMode(mode)));
    }

    /** That the state of all who are watched was told. */
    void complete(int users, Optional<LogPosition> reached) {
        PresenceEvent.Builder done = PresenceEvent.newBuilder()
                .setSnapshotComplete(SnapshotComplete.newBuilder().setUsers(users));
        reached.ifPresent(position -> done.setPosition(position.encode()));
        tell(done);
    }

    /** Up to where everything was told. */
    void position(LogPosition position) {
        tell(PresenceEvent.newBuilder().setPosition(position.encode()));
    }

    /** How a user is now. */
    void state(UserId user) {
        tell(PresenceEvent.newBuilder().setState(view.presence(stateOf(user), viewer.seesAllOf(user))));
    }

    /**
     * True if a user's state is to be told to a viewer of that sight. Who is not there is told of only to those who ask for it by name: that
     * somebody is offline in a room tells that it is there, and hides.
     */
    boolean shows(UserId user, Sight sight) {
        UserState state = stateOf(user);
        return sight.sees(state) && (sight.names(user) || EventMapping.isThere(state, viewer.seesAllOf(user)));
    }

    /** What happened; true if there is anything to tell of it. */
    boolean change(UserChange change, UserChange.Seen seen, boolean placed) {
        List<Event> events = change.events(viewer.seesAllOf(change.after().user()), seen, placed);
        events.forEach(reader::tell);
        return !events.isEmpty();
    }

    /** What became of one who was held, to a viewer of that sight. */
    void held(HeldChanges.Held next, Sight sight, Instant at) {
        UserState now = stateOf(next.user());
        boolean all = viewer.seesAllOf(next.user());
        boolean sees = sight.sees(now);
        if (next.told() != null) {
            new Difference(next.told(), now, at).events(all, view::presence).forEach(reader::tell);
            if (!sees && EventMapping.isThere(now, all)) {
                tell(EventMapping.unwatched(next.user()));
            }
        }
        if (next.whole() && shows(next.user(), sight)) {
            state(next.user());
        }
    }

    /** A user as this pod knows it. */
    UserState stateOf(UserId user) {
        return view.find(user).orElseGet(() -> UserState.unknown(user));
    }

    private void tell(PresenceEvent.Builder event) {
        reader.tell(new Event(event.build()));
    }
}
