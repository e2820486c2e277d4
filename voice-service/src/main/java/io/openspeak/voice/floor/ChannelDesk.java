package io.openspeak.voice.floor;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.voice.floor.domain.ChannelFloor;
import io.openspeak.voice.floor.domain.Floor;
import io.openspeak.voice.floor.domain.FloorAnswer;
import io.openspeak.voice.floor.domain.FloorInput;
import io.openspeak.voice.floor.domain.FloorReason;
import io.openspeak.voice.floor.domain.Grant;
import io.openspeak.voice.floor.domain.Party;
import io.smallrye.mutiny.Uni;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One channel's floor on this pod: what is known of it, and who is attached here.
 *
 * <p>What is known comes from the log and from what this pod reads and writes itself, whichever is newer. Changes are told under the
 * lock, so that everybody hears of them in order. A grant lets frames through once this pod has renewed its lease, or made it.
 */
final class ChannelDesk implements FloorActs.View {

    private static final System.Logger LOG = System.getLogger(ChannelDesk.class.getName());

    private final ChannelId channel;
    private final FloorParts parts;
    private final FloorWatch watch;
    private final AttachedSeats seats;
    private final AtomicLong newestHeard = new AtomicLong();
    private volatile ChannelFloor known;
    private volatile long renewedAt;
    private volatile long learntAt;
    private long ending;
    private int endings;
    private long endedAt;

    ChannelDesk(ChannelId channel, FloorParts parts) {
        this.channel = channel;
        this.parts = parts;
        watch = new FloorWatch(this, parts);
        seats = new AttachedSeats(parts);
        known = ChannelFloor.untouched(channel);
        renewedAt = parts.now();
        learntAt = renewedAt;
    }

    ChannelId channel() {
        return channel;
    }

    ChannelFloor known() {
        return known;
    }

    @Override
    public long version() {
        return known.version();
    }

    /** True if nothing would be lost with it. */
    boolean unused() {
        return seats.isEmpty() && known.idle();
    }

    /** True if this pod is to watch: somebody is attached, or has just lost its connection here. */
    boolean matters() {
        return !seats.isEmpty()
                || known.current()
                        .filter(grant -> grant.pod().equals(parts.pod()))
                        .isPresent();
    }

    /** The grant whose holder this pod serves. */
    Optional<Grant> grantHere() {
        return known.floor() instanceof Floor.Granted(Grant grant)
                        && grant.pod().equals(parts.pod())
                        && seats.has(grant.holder())
                ? Optional.of(grant)
                : Optional.empty();
    }

    /** When the holder, who is attached here, has been silent for too long. */
    long silenceEnd() {
        return seats.lastFrame(known, learntAt) + parts.terms().silence().toNanos();
    }

    void warn(Grant grant) {
        seats.warn(grant, known);
    }

    /** True if a frame that another pod brings may be heard: its token is the current one, or of a grant that is not known here yet. */
    boolean admits(long token) {
        ChannelFloor floor = known;
        boolean current =
                floor.current().filter(grant -> grant.token() == token).isPresent();
        if (!current && token <= floor.version()) {
            return false;
        }
        // Once a newer grant was heard, an older one is not any more, also while it is still the current one here.
        long newest = newestHeard.get();
        return token == newest || (token > newest && newestHeard.accumulateAndGet(token, Math::max) == token);
    }

    void add(FloorSeat seat) {
        synchronized (this) {
            seats.add(seat, known);
            watch.arm();
        }
        if (known.concerns(seat.party())) {
            ignore(act(new FloorInput.Move(seat.party())).invoke(moved -> renewIfHeld()));
        }
    }

    /** After this the seat is told of nothing, and nothing opens it again. */
    synchronized void remove(FloorSeat seat) {
        seats.remove(seat);
    }

    Uni<FloorAnswer> ask(FloorAsk ask, Entrant entrant) {
        return ask.named()
                .map(parts.store()::answerTo)
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .chain(before ->
                        before.map(answer -> Uni.createFrom().item(answer)).orElseGet(() -> decide(ask, entrant)))
                .onFailure()
                .recoverWithItem(this::unavailable)
                .invoke(answer -> answered(answer, ask.party()));
    }

    private Uni<FloorAnswer> decide(FloorAsk ask, Entrant entrant) {
        Optional<FloorReason> denial = denial(entrant, ask.priority());
        if (denial.isEmpty()) {
            return parts.acts().ask(ask, this);
        }
        FloorAnswer.Denied denied = new FloorAnswer.Denied(known, denial.get());
        return switch (denial.get()) {
            // Nobody may write to the log of a channel that it is not in, or that has no floor.
            case NOT_A_MEMBER, NOT_PUSH_TO_TALK -> Uni.createFrom().item(denied);
            default -> parts.acts().deny(ask, denied);
        };
    }

    private Optional<FloorReason> denial(Entrant entrant, int priority) {
        return parts.standings()
                .of(channel, entrant.user(), entrant.session())
                .map(standing -> standing.denial(priority))
                .orElse(Optional.of(FloorReason.NOT_A_MEMBER));
    }

    private FloorAnswer unavailable(Throwable failed) {
        LOG.log(Level.WARNING, "floor_unavailable channel_id={0} cause={1}", channel, String.valueOf(failed));
        return new FloorAnswer.Denied(known, FloorReason.UNAVAILABLE);
    }

    private void answered(FloorAnswer answer, Party party) {
        parts.metrics().answered(answer);
        if (answer instanceof FloorAnswer.Granted && !seats.isOpen(party, parts.now())) {
            // Its own grant, asked for again.
            renewIfHeld();
        }
        if (!seats.has(party)) {
            ignore(left(party, FloorReason.LOST));
        }
    }

    Uni<Void> release(Party party, long token) {
        if (!known.concerns(party)) {
            return Uni.createFrom().voidItem();
        }
        known.heldBy(party)
                .filter(grant -> token == 0 || grant.token() == token)
                .ifPresent(seats::drop);
        return act(new FloorInput.Release(party, token)).replaceWithVoid();
    }

    /** A party's connection is gone, or it may not talk any more. */
    Uni<Void> left(Party party, FloorReason why) {
        if (!known.concerns(party) || (why != FloorReason.REMOVED && seats.has(party))) {
            return Uni.createFrom().voidItem();
        }
        if (why == FloorReason.LOST) {
            parts.timers().after(parts.settings().reconnectWait(), () -> lost(party));
            return Uni.createFrom().voidItem();
        }
        return act(new FloorInput.Leave(party, why)).replaceWithVoid();
    }

    private void lost(Party party) {
        if (!seats.has(party) && known.concerns(party)) {
            ignore(act(new FloorInput.Leave(party, FloorReason.LOST)));
        }
    }

    /** What this seat's user may do may have changed. */
    void review(FloorSeat seat) {
        if (known.concerns(seat.party()) && denial(seat.entrant(), 0).isPresent()) {
            seat.drop();
            ignore(left(seat.party(), FloorReason.REMOVED));
        }
    }

    /** A frame of the holder came: speech itself renews the lease. */
    void spoken(long now) {
        if (now - renewedAt >= parts.renewEveryNanos()) {
            renewIfHeld();
        }
    }

    private void renewIfHeld() {
        if (known.floor() instanceof Floor.Granted(Grant grant) && seats.has(grant.holder())) {
            long start = parts.now();
            renewedAt = start;
            Instant until = parts.clock().instant().plus(parts.terms().lease());
            // Out of reach: the deadline comes, and a later frame tries again.
            ignore(parts.store().renew(channel, grant.token(), until).chain(renewed -> {
                if (renewed) {
                    renewed(grant.until(until), start);
                    return Uni.createFrom().voidItem();
                }
                return parts.store().find(channel).invoke(this::seen).replaceWithVoid();
            }));
        }
    }

    private synchronized void renewed(Grant grant, long start) {
        extend(grant);
        open(grant.token(), start);
    }

    @Override
    public synchronized Runnable closing(ChannelFloor after) {
        long token = token(known);
        if (token == 0 || token == token(after)) {
            return () -> {};
        }
        ending = token;
        endings++;
        known.current().ifPresent(seats::drop);
        return this::closed;
    }

    private synchronized void closed() {
        endings--;
        endedAt = parts.now();
        if (endings == 0 && token(known) == ending) {
            // It was not written, or nobody knows: the next frame asks.
            seats.grip(known);
        }
    }

    /** A renewal that began before the end of an act that takes the floor says nothing about what is afterwards. */
    private boolean isVoid(long token, long renewalStart) {
        return token == ending && (endings > 0 || renewalStart - endedAt < 0);
    }

    @Override
    public synchronized void written(ChannelFloor floor, long start) {
        if (floor.version() > known.version()) {
            become(floor);
        }
        // A token is the version of its grant: this write made it.
        if (token(floor) == floor.version()) {
            open(floor.version(), start);
        } else {
            renewIfHeld();
        }
    }

    /** Takes in what the log, or a look at the store, tells. */
    @Override
    public synchronized void seen(ChannelFloor floor) {
        if (floor.version() > known.version()) {
            become(floor);
            renewIfHeld();
        } else {
            floor.current().ifPresent(this::extend);
        }
    }

    /**
     * Takes in what a snapshot tells, even if it is older: the store has lost what was known. Nobody is told a version twice, so it gets
     * a new one here; the next change in the store has a larger one in any case.
     */
    synchronized void replace(ChannelFloor floor) {
        if (floor.version() >= known.version()) {
            seen(floor);
            return;
        }
        newestHeard.set(token(floor));
        become(floor.noOlderThan(known.version() + 1));
        renewIfHeld();
    }

    private void extend(Grant seen) {
        if (known.floor() instanceof Floor.Granted(Grant grant)
                && grant.token() == seen.token()
                && grant.until().isBefore(seen.until())) {
            known = known.with(new Floor.Granted(grant.until(seen.until())));
        }
    }

    private void become(ChannelFloor floor) {
        ChannelFloor before = known;
        known = floor;
        if (token(before) != token(floor)) {
            learntAt = parts.now();
        }
        seats.changed(before, floor);
        watch.arm();
    }

    private void open(long token, long start) {
        if (known.floor() instanceof Floor.Granted(Grant grant) && grant.token() == token && !isVoid(token, start)) {
            long now = parts.now();
            long leaseEnd = start + parts.terms().lease().toNanos();
            long talkEnd = parts.nanosAt(parts.terms().talkEnd(grant));
            seats.open(grant, now, talkEnd - leaseEnd < 0 ? talkEnd : leaseEnd);
        }
    }

    private static long token(ChannelFloor floor) {
        return floor.current().map(Grant::token).orElse(0L);
    }

    private Uni<ChannelFloor> act(FloorInput input) {
        return parts.acts().apply(channel, this, input);
    }

    /** What fails here is done by a deadline, or by another pod. */
    private static void ignore(Uni<?> act) {
        act.subscribe()
                .with(done -> {}, failed -> LOG.log(Level.DEBUG, "floor_act_failed cause={0}", String.valueOf(failed)));
    }
}
