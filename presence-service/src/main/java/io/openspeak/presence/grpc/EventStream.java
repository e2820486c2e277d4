package io.openspeak.presence.grpc;

import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.log.LogPosition;
import io.openspeak.presence.Audience;
import io.openspeak.presence.PresenceLog;
import io.openspeak.presence.PresenceView;
import io.openspeak.presence.Watcher;
import io.openspeak.presence.contract.EventMapping;
import io.openspeak.presence.contract.PresenceMapping;
import io.openspeak.presence.contract.PresenceMapping.Viewer;
import io.openspeak.presence.domain.UserState;
import io.openspeak.presence.v1.PresenceEvent;
import io.openspeak.presence.v1.PresenceFact;
import io.openspeak.presence.v1.SnapshotComplete;
import io.openspeak.presence.v1.SubscriptionMode;
import io.openspeak.presence.v1.SubscriptionStarted;
import io.openspeak.presence.v1.UserPresence;
import java.time.Clock;
import java.time.Duration;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** The events that one client gets: state first, then changes, nothing between them lost. */
final class EventStream implements Watcher {

    /** What event streams work with. */
    record Sources(Audience audience, PresenceView view, PresenceLog log, Clock clock, Duration idle) {}

    private final Sources sources;
    private final Viewer viewer;
    private final Consumer<PresenceEvent> receiver;
    private volatile Audience.Interest interest = new Audience.Interest(Set.of(), false);

    EventStream(Sources sources, Viewer viewer, Consumer<PresenceEvent> receiver) {
        this.sources = sources;
        this.viewer = viewer;
        this.receiver = receiver;
    }

    /** Starts, or goes on with another interest: both begin with a snapshot. */
    void watch(Audience.Interest changed) {
        sources.audience().watch(this, changed, () -> {
            interest = changed;
            snapshot();
        });
    }

    /** Ends it. */
    void leave() {
        sources.audience().leave(this);
    }

    @Override
    public Viewer viewer() {
        return viewer;
    }

    @Override
    public void changed(UserState before, UserState after, PresenceFact fact, LogPosition position) {
        String here = position.encode();
        EventMapping.events(before, after, fact, viewer, this::presence)
                .forEach(event -> receiver.accept(event.setPosition(here).build()));
        boolean moved = !Objects.equals(before.seat().channel(), after.seat().channel());
        if (moved && after.user().equals(viewer.user())) {
            membersOfOwnChannel().forEach(this::state);
        }
    }

    @Override
    public void startAnew() {
        snapshot();
    }

    private void snapshot() {
        receiver.accept(event().setStarted(
                        SubscriptionStarted.newBuilder().setMode(SubscriptionMode.SUBSCRIPTION_MODE_SNAPSHOT))
                .build());
        NavigableSet<UserId> users = watched();
        users.forEach(this::state);
        receiver.accept(
                event().setSnapshotComplete(SnapshotComplete.newBuilder().setUsers(users.size()))
                        .build());
    }

    private NavigableSet<UserId> watched() {
        NavigableSet<UserId> users = new TreeSet<>(interest.users());
        users.add(viewer.user());
        users.addAll(membersOfOwnChannel());
        if (interest.everyone()) {
            users.addAll(sources.view().users().keySet());
        }
        return users;
    }

    private NavigableSet<UserId> membersOfOwnChannel() {
        return sources.view()
                .find(viewer.user())
                .map(own -> own.seat().channel())
                .map(sources.view()::members)
                .orElseGet(TreeSet::new);
    }

    private void state(UserId user) {
        UserState state = sources.view().find(user).orElseGet(() -> UserState.unknown(user));
        receiver.accept(event().setState(presence(state)).build());
    }

    private UserPresence presence(UserState state) {
        return PresenceMapping.presence(state, viewer, sources.clock().instant(), sources.idle());
    }

    private PresenceEvent.Builder event() {
        return PresenceEvent.newBuilder().setPosition(sources.log().position().encode());
    }
}
