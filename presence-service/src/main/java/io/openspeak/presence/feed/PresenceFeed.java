package io.openspeak.presence.feed;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.log.LogPosition;
import io.openspeak.presence.Bond;
import io.openspeak.presence.Interest;
import io.openspeak.presence.PresenceView;
import io.openspeak.presence.PresenceView.Look;
import io.openspeak.presence.RoomNews;
import io.openspeak.presence.Told;
import io.openspeak.presence.UserChange;
import io.openspeak.presence.Watcher;
import io.openspeak.presence.contract.PresenceMapping.Viewer;
import io.openspeak.presence.domain.UserState;
import io.openspeak.presence.v1.SubscriptionMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What one client is told of others: what it missed since its position, or everything as it is now; then what happens.
 *
 * <pre>
 *   start --- all that was missed is in memory ---------> Replaying ---- nothing is left ----> Live
 *     |                                                       | memory does not reach back      ^
 *     +----- else -----> Sending <----------------------------+                                 |
 *                         ^  +----------------- every user was sent ----------------------------+
 *                         +---- the view began anew, or another interest ----- any
 * </pre>
 *
 * <p>Changes that come faster than the client takes them, or than it can use them, are held: of each user the state that was told
 * last, so that when it goes on, what changed since is told at once, and what changed back not at all. While anything is held or
 * still to be sent, no position is told. Whatever is done here is done under the view's lock, so nothing happens in between.
 */
public final class PresenceFeed implements Watcher {

    private final PresenceView view;
    private final Viewer viewer;
    private final FeedReader reader;
    private final FeedPace pace;
    private final HeldChanges held = new HeldChanges();
    private final DirectBudget budget;
    private final Teller teller;
    private Interest interest = Interest.NONE;
    private FeedState state = new FeedState.Idle();
    private LogPosition lastPosition = LogPosition.NOWHERE;
    private Instant stuckSince = Instant.MAX;

    public PresenceFeed(PresenceView view, Viewer viewer, FeedReader reader, FeedPace pace) {
        this.view = view;
        this.viewer = viewer;
        this.reader = reader;
        this.pace = pace;
        teller = new Teller(view, viewer, reader);
        budget = new DirectBudget(pace.direct(), pace.window());
    }

    /** Begins: from that position, or without one with the state of all who are watched. */
    public void start(Interest wanted, Optional<LogPosition> from) {
        view.watch(this, wanted, look -> begin(wanted, from, look));
        pump();
    }

    /** Goes on with another interest, beginning with the state of all who are watched. */
    public void watch(Interest wanted) {
        start(wanted, Optional.empty());
    }

    /** Goes on with another interest; those who were not seen before are told. */
    public void widen(Interest wanted) {
        view.watch(this, wanted, look -> goOnWith(wanted, look));
        pump();
    }

    /** Ends. */
    public void stop() {
        view.leave(this);
        rest();
    }

    /** Ends, and says up to where everything was told: what happens from then on is not told, and no position may cover it. */
    public void stop(Consumer<Optional<LogPosition>> say) {
        view.look(look -> {
            sayPosition(say, look);
            stop();
            return true;
        });
    }

    private synchronized void rest() {
        state = new FeedState.Idle();
    }

    /** What is watched. */
    public synchronized Interest interest() {
        return interest;
    }

    /** Sends more, as long as the reader takes it. */
    public void pump() {
        while (reader.takesMore() && view.look(this::step)) {
            // one step at a time, so that others may have the lock
        }
    }

    /**
     * Says up to where everything was told, with nothing told in between; empty: something is still to be told. Closes who takes
     * nothing for too long.
     */
    public void sayPosition(Consumer<Optional<LogPosition>> say) {
        view.look(look -> {
            sayPosition(say, look);
            return true;
        });
    }

    private synchronized void sayPosition(Consumer<Optional<LogPosition>> say, Look look) {
        say.accept(reached(look));
    }

    private synchronized Optional<LogPosition> reached(Look look) {
        if (stuckSince.isBefore(look.now().minus(pace.patience()))) {
            stuckSince = Instant.MAX;
            reader.tooSlow();
        }
        return allTold(look);
    }

    /** Up to where everything was told; empty: something is still to be told. */
    private Optional<LogPosition> allTold(Look look) {
        boolean all = state instanceof FeedState.Live && held.isEmpty() && look.settled();
        return all ? Optional.of(look.position()) : Optional.empty();
    }

    /** Tells the position alone, if it moved since and everything was told. */
    public void tellPosition() {
        view.look(look -> {
            tellReached(look);
            return true;
        });
    }

    private synchronized void tellReached(Look look) {
        reached(look).filter(position -> !position.equals(lastPosition)).ifPresent(this::tellPosition);
    }

    private void tellPosition(LogPosition position) {
        lastPosition = position;
        teller.position(position);
    }

    private synchronized void begin(Interest wanted, Optional<LogPosition> from, Look look) {
        interest = wanted;
        // While it is not settled, some of what would follow is known already, and will be told to nobody.
        if (from.isEmpty() || !look.settled() || !isReplayable(from.get(), look)) {
            startAnew(look);
            return;
        }
        boolean missedNothing = look.position().covers(from.get())
                && look.recent().after(from.get(), 1).isEmpty();
        state = missedNothing ? new FeedState.Live() : new FeedState.Replaying(from.get(), List.of());
        teller.started(
                missedNothing ? SubscriptionMode.SUBSCRIPTION_MODE_CURRENT : SubscriptionMode.SUBSCRIPTION_MODE_REPLAY);
    }

    /** Not if the viewer itself moved meanwhile: whom it was to be told of then is not known any more. */
    private boolean isReplayable(LogPosition from, Look look) {
        return look.recent().reachBackTo(from, look.position())
                && look.recent().after(from, Set.of(viewer.user())).stream()
                        .noneMatch(told -> told instanceof UserChange change && isOwnMove(change));
    }

    private boolean isOwnMove(UserChange change) {
        return change.after().user().equals(viewer.user()) && isMove(change);
    }

    private static boolean isMove(UserChange change) {
        return !Sight.sameChannel(change.before(), change.after());
    }

    private synchronized void goOnWith(Interest wanted, Look look) {
        Interest before = interest;
        interest = wanted;
        if (!(state instanceof FeedState.Live)) {
            startAnew(look);
            return;
        }
        Sight was = sight(before);
        Sight is = sight(wanted);
        for (UserId user : Watched.by(viewer, wanted, view)) {
            if (!was.sees(teller.stateOf(user))) {
                held.holdNew(user);
            }
        }
        for (UserId user : Watched.by(viewer, before, view)) {
            UserState known = teller.stateOf(user);
            if (!is.sees(known)) {
                held.hold(user, known);
            }
        }
    }

    private synchronized boolean step(Look look) {
        return switch (state) {
            case FeedState.Sending sending -> send(sending, look);
            case FeedState.Replaying(LogPosition position, List<Told> rest) -> replay(position, rest, look);
            case FeedState.Live live -> release(look);
            case FeedState.Idle idle -> false;
        };
    }

    private boolean send(FeedState.Sending sending, Look look) {
        NavigableSet<UserId> users = sending.users() == null ? view.users().navigableKeySet() : sending.users();
        NavigableSet<UserId> rest = sending.last() == null ? users : users.tailSet(sending.last(), false);
        List<UserId> next = rest.stream().limit(pace.chunk()).toList();
        Sight sight = sight(interest);
        // Whoever left what is watched meanwhile is not told of any more, so its state would stay with the client for
        // good.
        List<UserId> seen =
                next.stream().filter(user -> teller.shows(user, sight)).toList();
        seen.forEach(teller::state);
        int sent = sending.sent() + seen.size();
        if (next.size() == pace.chunk()) {
            state = new FeedState.Sending(sending.users(), next.getLast(), sent);
            return true;
        }
        state = new FeedState.Live();
        Optional<LogPosition> all = allTold(look);
        all.ifPresent(position -> lastPosition = position);
        teller.complete(sent, all);
        return !held.isEmpty();
    }

    private boolean replay(LogPosition from, List<Told> known, Look look) {
        if (!look.recent().reachBackTo(from, look.position())) {
            startAnew(look);
            return true;
        }
        if (!look.position().covers(from)) {
            // Another pod told more than this one knows: where the viewer sits, and so whom it sees, may be news to
            // this one.
            reader.wakeIn(pace.catchUp());
            return false;
        }
        List<Told> missed = known.isEmpty() ? missed(from, look) : known;
        Sight sight = sight(interest);
        List<Told> next = missed.subList(0, Math.min(pace.chunk(), missed.size()));
        LogPosition position = from;
        for (Told told : next) {
            position = position.with(told.place());
            again(told, sight);
        }
        // After what was known more may have happened.
        boolean more = interest.everyone() || !known.isEmpty() ? !missed.isEmpty() : missed.size() > next.size();
        if (more) {
            state = new FeedState.Replaying(position, List.copyOf(missed.subList(next.size(), missed.size())));
            tellPosition(position);
            return true;
        }
        state = new FeedState.Live();
        tellReached(look);
        return false;
    }

    /** What may concern the viewer of what happened since; some of it, unless there is none, if it wants to know of everyone. */
    private List<Told> missed(LogPosition from, Look look) {
        return interest.everyone()
                ? look.recent().after(from, pace.chunk())
                : look.recent().after(from, sight(interest).subjects());
    }

    private void again(Told told, Sight sight) {
        switch (told) {
            case UserChange change -> {
                if (sight.sees(change.before()) || sight.sees(change.after())) {
                    teller.change(change, sight.of(change), false);
                }
            }
            case RoomNews news -> {
                if (interest.rooms().contains(news.room())) {
                    reader.tell(news.event(false));
                }
            }
        }
    }

    /** Tells what changed of those who were held, if it is time. */
    private boolean release(Look look) {
        if (held.isEmpty()) {
            return false;
        }
        Duration wait = budget.untilNext(look.now());
        if (!wait.isZero()) {
            reader.wakeIn(wait);
            return false;
        }
        Sight sight = sight(interest);
        held.take(pace.chunk()).forEach(next -> teller.held(next, sight, look.now()));
        stuckSince = Instant.MAX;
        if (held.isEmpty()) {
            budget.renew(look.now());
            tellReached(look);
        }
        return !held.isEmpty();
    }

    @Override
    public Viewer viewer() {
        return viewer;
    }

    @Override
    public synchronized void changed(UserChange change, Bond bond, Look look) {
        if (state instanceof FeedState.Idle) {
            return;
        }
        UserChange.Seen seen = UserChange.Seen.STILL;
        if (bond == Bond.MET) {
            Sight sight = sight(interest);
            if (!sight.sees(change.before()) && !sight.sees(change.after())) {
                return;
            }
            seen = sight.of(change);
        }
        boolean isOwnMove = bond == Bond.ITSELF && isMove(change);
        if (isOwnMove && !(state instanceof FeedState.Live)) {
            // Others are to be seen than those who are being told of.
            startAnew(look);
            return;
        }
        switch (state) {
            case FeedState.Replaying replaying -> reader.wakeIn(Duration.ZERO);
            case FeedState.Sending sending -> {
                UserId user = change.after().user();
                if (sending.hasSent(user)) {
                    pass(change, seen, isOwnMove, look);
                } else if (sending.users() != null) {
                    sending.users().add(user);
                }
            }
            case FeedState.Live live -> pass(change, seen, isOwnMove, look);
            case FeedState.Idle idle -> {}
        }
        if (isOwnMove) {
            meetMembers(change, look);
        }
    }

    private void pass(UserChange change, UserChange.Seen seen, boolean isOwnMove, Look look) {
        boolean takesMore = reader.takesMore();
        if (held.isEmpty() && takesMore && budget.take(look.now())) {
            // What is told after one's own move belongs to it.
            boolean placed = state instanceof FeedState.Live && look.settled() && !isOwnMove;
            if (teller.change(change, seen, placed) && placed) {
                lastPosition = look.position();
            }
            return;
        }
        boolean isFirst = held.hold(change.after().user(), seen == UserChange.Seen.NEWLY ? null : change.before());
        if (!isFirst) {
            reader.coalesced();
        }
        if (takesMore) {
            reader.wakeIn(budget.untilNext(look.now()));
        } else if (stuckSince.equals(Instant.MAX)) {
            stuckSince = look.now();
        }
    }

    /** Those who sit where the viewer came to are new to it, those where it came from are not watched any more. */
    private void meetMembers(UserChange change, Look look) {
        Sight was = Sight.from(viewer, interest, change.before());
        Sight is = Sight.from(viewer, interest, change.after());
        others(change.before()).filter(known -> !is.sees(known)).forEach(known -> held.hold(known.user(), known));
        others(change.after()).filter(known -> !was.sees(known)).forEach(known -> held.holdNew(known.user()));
        if (!held.isEmpty()) {
            reader.wakeIn(Duration.ZERO);
        } else {
            tellReached(look);
        }
    }

    private Stream<UserState> others(UserState self) {
        ChannelId channel = self.seatedIn();
        return channel == null
                ? Stream.empty()
                : view.members(channel).stream()
                        .filter(member -> !member.equals(self.user()))
                        .map(teller::stateOf);
    }

    @Override
    public synchronized void message(RoomNews news, Look look) {
        if (state instanceof FeedState.Replaying) {
            reader.wakeIn(Duration.ZERO);
        } else if (!(state instanceof FeedState.Idle)) {
            reader.tell(news.event(state instanceof FeedState.Live && held.isEmpty() && look.settled()));
        }
    }

    @Override
    public synchronized void startAnew(Look look) {
        held.clear();
        stuckSince = Instant.MAX;
        NavigableSet<UserId> users = interest.everyone() ? null : new TreeSet<>(Watched.by(viewer, interest, view));
        state = new FeedState.Sending(users, null, 0);
        teller.started(SubscriptionMode.SUBSCRIPTION_MODE_SNAPSHOT);
        reader.wakeIn(Duration.ZERO);
    }

    private Sight sight(Interest of) {
        return Sight.of(viewer, of, view);
    }
}
