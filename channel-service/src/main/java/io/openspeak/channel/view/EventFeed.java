package io.openspeak.channel.view;

import io.openspeak.channel.domain.Member;
import io.openspeak.channel.domain.Person;
import io.openspeak.channel.domain.Sight;
import io.openspeak.channel.domain.ViewedChannel;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.log.LogPosition;
import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;

/**
 * What one reader is told of channels: what it missed since its position, or everything as it is now; then what happens.
 *
 * <pre>
 *   start --- all that was missed is in memory, and the reader's sight is the same ---> Replaying
 *     |                                                                                   |     \
 *     | else                              memory does not reach so far any more, or sight |      | nothing is left
 *     v                                   <---------------------- changed ----------------+      v
 *   Sending ------------------------- every channel was sent -------------------------------> Live
 *     ^                                                                                          |
 *     +----------------------------------- the view began anew ----------------------------------+
 * </pre>
 *
 * <p>While it is sending, the state of a channel is read when its turn comes; what happens to channels that were sent already is
 * passed on, what happens to others is in their state when they are sent. Whatever is done here is done under the view's lock, so
 * nothing happens in between.
 */
public final class EventFeed implements Watcher {

    private static final Steps STEPS = new Steps(100, 500, 100);

    /** After which a pod that knows less than another one told is asked again. */
    private static final Duration CATCH_UP = Duration.ofMillis(20);

    private final ChannelView view;
    private final Person person;
    private final Set<ChannelId> wanted;
    private final Reader reader;
    private final Steps steps;
    private State state = new State.Live();
    private boolean silent = true;

    /** @param wanted channels; none: all that the person may view */
    public EventFeed(ChannelView view, Person person, Set<ChannelId> wanted, Reader reader) {
        this(view, person, wanted, reader, STEPS);
    }

    EventFeed(ChannelView view, Person person, Set<ChannelId> wanted, Reader reader, Steps steps) {
        this.steps = steps;
        this.view = view;
        this.person = person;
        this.wanted = Set.copyOf(wanted);
        this.reader = reader;
    }

    /** How much is sent under one lock, which is given back in between. */
    record Steps(int channels, int members, int changes) {}

    /** How a feed starts. */
    public enum Mode {
        /** What was missed follows. */
        REPLAY,
        /** Everything follows: what was known before counts no more. */
        SNAPSHOT,
        /** Nothing was missed. */
        CURRENT
    }

    /** The receiving end: called under locks, so it must not block. Without a position the reader can't go on from there. */
    public interface Reader {

        /** True while it takes more without having to queue it. */
        boolean takesMore();

        /** Asks for {@link EventFeed#pump} to be called after that time, on another call stack. */
        void wakeIn(Duration wait);

        /** The feed starts, or starts anew. */
        void started(Mode mode);

        /** Some members of a channel, perhaps none; they add to what was told of it. */
        void channel(Part part, Optional<LogPosition> position);

        /** What was told of a channel counts no more: it is not to be seen, or told again. */
        void hidden(ChannelId channel, Optional<LogPosition> position);

        /** Something happened; false: which is nothing to the reader. */
        boolean changed(Told told, Sight sight, ChannelView.Look look, Optional<LogPosition> position);

        /** Every channel was told. */
        void snapshotDone(LogPosition position);

        /** Nothing happened for a while. */
        void idle(Optional<LogPosition> position);
    }

    /**
     * A part of a channel.
     *
     * @param channel the channel
     * @param members those of the part, by id
     * @param sight what the reader may know of them
     * @param look at all channels
     */
    public record Part(
            ViewedChannel channel, NavigableMap<UserId, Member> members, Sight sight, ChannelView.Look look) {}

    private sealed interface State {

        /**
         * Channels are sent by id.
         *
         * @param channel the one that was begun last; empty: none was
         * @param member of it that was sent last; empty: all were
         */
        record Sending(Optional<ChannelId> channel, Optional<UserId> member) implements State {

            static final Sending NOTHING_YET = new Sending(Optional.empty(), Optional.empty());

            boolean hasSent(ChannelId id) {
                return channel.filter(last -> id.compareTo(last) <= 0).isPresent();
            }
        }

        /** What was missed is sent; the position is that of what was sent. */
        record Replaying(LogPosition position) implements State {}

        record Live() implements State {}
    }

    /** Begins: from that position, or without one from now. */
    public void start(Optional<LogPosition> from) {
        view.look(look -> {
            view.watch(this);
            begin(from, look);
            return true;
        });
        pump();
    }

    /** Ends. */
    public void stop() {
        view.leave(this);
    }

    /** Sends more, as long as the reader takes it. */
    public void pump() {
        while (reader.takesMore() && view.look(this::step)) {
            // one step at a time, so that others may have the lock
        }
    }

    /** Says that the feed is alive, unless it said anything since this was called last. */
    public void sayIdle() {
        view.look(look -> {
            idle(look);
            return true;
        });
    }

    private synchronized void begin(Optional<LogPosition> from, ChannelView.Look look) {
        if (from.isEmpty() || !isReplayable(from.get(), look)) {
            startAnew(look);
            return;
        }
        boolean missedNothing = look.position().covers(from.get())
                && look.recent().after(from.get(), 1).isEmpty();
        state = missedNothing ? new State.Live() : new State.Replaying(from.get());
        reader.started(missedNothing ? Mode.CURRENT : Mode.REPLAY);
    }

    /** Not while what would follow is known already in part: it will be told to nobody. */
    private boolean isReplayable(LogPosition from, ChannelView.Look look) {
        return look.settled()
                && look.reachesBackTo(from)
                && !look.recent().mayHaveTouched(person)
                && !look.recent().anyAfter(from, told -> told.touchesSightOf(person));
    }

    /** True if there is more to do. */
    private synchronized boolean step(ChannelView.Look look) {
        return switch (state) {
            case State.Sending sending -> send(sending, look);
            case State.Replaying replaying -> replay(replaying.position(), look);
            case State.Live live -> false;
        };
    }

    private boolean send(State.Sending sending, ChannelView.Look look) {
        if (sending.member().isPresent()) {
            look.forest()
                    .find(sending.channel().orElseThrow())
                    .ifPresentOrElse(
                            channel -> send(channel, sending.member(), look, Optional.empty()),
                            () -> state = new State.Sending(sending.channel(), Optional.empty()));
            return true;
        }
        NavigableMap<ChannelId, ViewedChannel> all = look.forest().channels();
        Iterator<ViewedChannel> rest = sending.channel()
                .map(last -> all.tailMap(last, false))
                .orElse(all)
                .values()
                .iterator();
        int members = 0;
        for (int channels = 0; rest.hasNext() && channels < steps.channels() && members < steps.members(); channels++) {
            ViewedChannel next = rest.next();
            members += next.members().size();
            send(next, Optional.empty(), look, Optional.empty());
        }
        if (!rest.hasNext()
                && state instanceof State.Sending now
                && now.member().isEmpty()) {
            state = new State.Live();
            reader.snapshotDone(look.position());
            silent = false;
        }
        return true;
    }

    /** Sends members of a channel that come after that one, as many as fit a part. */
    private void send(
            ViewedChannel channel, Optional<UserId> after, ChannelView.Look look, Optional<LogPosition> position) {
        Sight sight = wants(channel.id()) ? look.sight(person, channel) : Sight.NONE;
        NavigableMap<UserId, Member> rest = channel.members();
        if (after.isPresent()) {
            rest = rest.tailMap(after.get(), false);
        }
        Optional<UserId> last = sight.members()
                ? rest.keySet().stream().skip(steps.members() - 1L).findFirst()
                : Optional.empty();
        if (sight.channel()) {
            NavigableMap<UserId, Member> part = last.isPresent() ? rest.headMap(last.get(), true) : rest;
            reader.channel(new Part(channel, sight.members() ? part : own(rest), sight, look), position);
            silent = false;
        }
        if (state instanceof State.Sending) {
            state = new State.Sending(Optional.of(channel.id()), last);
        } else if (last.isPresent()) {
            send(channel, last, look, position);
        }
    }

    /** Who may not see members sees itself. */
    private NavigableMap<UserId, Member> own(NavigableMap<UserId, Member> members) {
        UserId own = person.user();
        return members.containsKey(own) ? members.subMap(own, true, own, true) : Collections.emptyNavigableMap();
    }

    private boolean replay(LogPosition from, ChannelView.Look look) {
        if (!look.settled() || !look.reachesBackTo(from)) {
            startAnew(look);
            return true;
        }
        if (!look.position().covers(from)) {
            // Another pod told more than this one knows: what may be seen may be news to this one.
            reader.wakeIn(CATCH_UP);
            return false;
        }
        LogPosition position = from;
        List<Told> missed = wanted.isEmpty()
                ? look.recent().after(from, steps.changes())
                : look.recent().after(from, wanted, steps.changes());
        for (Told told : missed) {
            position = position.with(told.place());
            ChannelId channel = new ChannelId(told.fact().getChannelId());
            if (wants(channel)) {
                tell(told, told.sightOf(person, look), look, position);
            }
        }
        state = missed.isEmpty() ? new State.Live() : new State.Replaying(position);
        return !missed.isEmpty();
    }

    private void tell(Told told, Sight sight, ChannelView.Look look, LogPosition position) {
        if (reader.changed(told, sight, look, Optional.of(position))) {
            silent = false;
        }
    }

    private synchronized void idle(ChannelView.Look look) {
        if (silent) {
            reader.idle(state instanceof State.Live ? Optional.of(look.position()) : Optional.empty());
        }
        silent = true;
    }

    @Override
    public Person person() {
        return person;
    }

    @Override
    public boolean wants(ChannelId channel) {
        return wanted.isEmpty() || wanted.contains(channel);
    }

    @Override
    public synchronized void changed(Told told, Sight sight, ChannelView.Look look) {
        ChannelId channel = new ChannelId(told.fact().getChannelId());
        switch (state) {
            case State.Sending sending -> {
                if (sending.hasSent(channel)) {
                    reader.changed(told, sight, look, Optional.empty());
                }
            }
            case State.Replaying replaying -> {
                // Its turn comes.
                reader.wakeIn(Duration.ZERO);
            }
            case State.Live live -> tell(told, sight, look, look.position());
        }
    }

    @Override
    public synchronized void sightChanged(ViewedChannel channel, Sight before, Sight after, ChannelView.Look look) {
        boolean toldOtherwise = before.channel() != after.channel()
                || before.members() != after.members()
                || before.sessions() != after.sessions();
        switch (state) {
            case State.Sending sending -> {
                if (toldOtherwise && sending.hasSent(channel.id())) {
                    // What of it was not sent yet is told with the rest of it; what was sent is told again.
                    startAnew(look);
                }
            }
            case State.Replaying replaying -> startAnew(look);
            case State.Live live -> {
                if (toldOtherwise) {
                    tellAgain(channel, before, after, look);
                }
            }
        }
    }

    private void tellAgain(ViewedChannel channel, Sight before, Sight after, ChannelView.Look look) {
        Optional<LogPosition> position = Optional.of(look.position());
        if (before.channel()) {
            reader.hidden(channel.id(), position);
        }
        if (after.channel()) {
            send(channel, Optional.empty(), look, position);
        }
        silent = false;
    }

    @Override
    public synchronized void startAnew(ChannelView.Look look) {
        state = State.Sending.NOTHING_YET;
        reader.started(Mode.SNAPSHOT);
        reader.wakeIn(Duration.ZERO);
        silent = false;
    }
}
