package io.openspeak.voice.floor;

import io.openspeak.voice.floor.domain.FloorAnswer;
import io.openspeak.voice.floor.domain.FloorReason;
import io.openspeak.voice.floor.domain.Grip;
import io.openspeak.voice.floor.domain.Party;
import io.openspeak.voice.routing.domain.RateLimit;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * One connection's end of floor control in one channel. What it asks and gives back happens in that order; whether its frames may be
 * heard is answered from memory.
 */
public final class FloorSeat {

    private final ChannelDesk desk;
    private final Entrant entrant;
    private final Party party;
    private final FloorWatcher watcher;
    private final FloorParts parts;
    private final Runnable onLeave;
    private final RateLimit asks;
    private final Grip grip = new Grip();
    private final AtomicInteger asking = new AtomicInteger();
    private volatile boolean holds;
    private volatile long lastFrame;
    private CompletionStage<?> turn = CompletableFuture.completedStage(true);

    FloorSeat(ChannelDesk desk, Entrant entrant, FloorWatcher watcher, FloorParts parts, Runnable onLeave) {
        this.desk = desk;
        this.entrant = entrant;
        party = entrant.party();
        this.watcher = watcher;
        this.parts = parts;
        this.onLeave = onLeave;
        lastFrame = parts.now();
        asks = new RateLimit(parts.settings().asksPerSecond(), lastFrame);
    }

    /** Asks for the floor. Never fails: out of reach is a denial. */
    public Uni<FloorAnswer> request(int priority, boolean mayWait, String commandId) {
        FloorAsk ask = new FloorAsk(desk.channel(), party, priority, mayWait, commandId);
        if (!mayAsk()) {
            FloorAnswer denied = new FloorAnswer.Denied(desk.known(), FloorReason.RATE_LIMITED);
            parts.metrics().answered(denied);
            return Uni.createFrom().item(denied);
        }
        asking.incrementAndGet();
        return inTurn(() -> desk.ask(ask, entrant)).onTermination().invoke(asking::decrementAndGet);
    }

    /**
     * Gives back the floor, or the place in the queue.
     *
     * @param token of the grant; 0: whatever it has
     */
    public Uni<Void> release(long token) {
        return inTurn(() -> desk.release(party, token));
    }

    /**
     * The connection detaches or ends. With {@code LOST} the party keeps what it has for a while, to come back.
     *
     * @param why {@code RELEASED}, {@code LOST} or {@code REMOVED}
     */
    public void leave(FloorReason why) {
        desk.remove(this);
        drop();
        onLeave.run();
        inTurn(() -> desk.left(party, why)).subscribe().with(done -> {}, failed -> {});
    }

    /**
     * The token under which a frame may be heard; 0: none now. Counts as speech, which renews the lease.
     *
     * @param claimed token that the frame brings; 0: any
     */
    public long speak(long claimed, long now) {
        long token = grip.token(now);
        if (token != 0) {
            if (claimed != 0 && claimed != token) {
                return 0;
            }
            lastFrame = now;
            desk.spoken(now);
            return token;
        }
        if (holds) {
            lastFrame = now;
            desk.spoken(now);
        }
        return 0;
    }

    /** The token under which may be talked now; 0: none. */
    public long token(long now) {
        return grip.token(now);
    }

    /** True if it may turn out that the party may talk: a request is under way, or a renewal of the lease that it has. */
    public boolean mayOpen() {
        return holds || asking.get() > 0;
    }

    Entrant entrant() {
        return entrant;
    }

    Party party() {
        return party;
    }

    FloorWatcher watcher() {
        return watcher;
    }

    long lastFrame() {
        return lastFrame;
    }

    boolean isOpen(long now) {
        return grip.token(now) != 0;
    }

    /** Has the floor; may talk once the lease is known to run. */
    void hold(long token) {
        grip.keepOnly(token);
        holds = true;
    }

    void open(long token, long deadline) {
        grip.open(token, deadline);
    }

    void limit(long token, long deadline) {
        holds = false;
        grip.limit(token, deadline);
    }

    /** Has not, or no longer, the floor. */
    void drop() {
        holds = false;
        grip.close();
    }

    private synchronized boolean mayAsk() {
        return asks.take(parts.now());
    }

    void review() {
        desk.review(this);
    }

    private synchronized <T> Uni<T> inTurn(Supplier<Uni<T>> act) {
        CompletableFuture<T> done = turn.handle((before, failed) -> true)
                .thenCompose(next -> act.get().subscribeAsCompletionStage())
                .toCompletableFuture();
        turn = done;
        return Uni.createFrom().completionStage(done);
    }
}
