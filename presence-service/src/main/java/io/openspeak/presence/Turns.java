package io.openspeak.presence;

import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets so much work be under way at once; the rest waits for its turn in order, and what is too much even for that is refused. Work is
 * done where it was asked for, not where the work before it ended: else what it writes would carry another request's trace.
 */
public final class Turns {

    private final int most;
    private final int maxWaiting;
    private final SequencedSet<Runnable> waiting = new LinkedHashSet<>();
    private final AtomicInteger asked = new AtomicInteger();
    private int taken;

    /**
     * @param most how much may be under way
     * @param maxWaiting how much more may wait
     */
    public Turns(int most, int maxWaiting) {
        this.most = most;
        this.maxWaiting = maxWaiting;
    }

    /** Does the work when its turn comes. It must end by itself: once begun, it has its turn until then, whoever waits for it. */
    public <T> Uni<T> inTurn(Supplier<Uni<T>> work) {
        return Uni.createFrom().emitter(emitter -> {
            Runnable turn = here(() -> begin(work, emitter));
            emitter.onTermination(() -> giveUp(turn));
            line(turn);
            beginNext();
        });
    }

    private static Runnable here(Runnable work) {
        @Nullable Context context = Vertx.currentContext();
        return () -> {
            if (context == null || context.equals(Vertx.currentContext())) {
                work.run();
            } else {
                context.runOnContext(there -> work.run());
            }
        };
    }

    private <T> void begin(Supplier<Uni<T>> work, UniEmitter<? super T> emitter) {
        Uni.createFrom()
                .deferred(work::get)
                .onTermination()
                .invoke(this::end)
                .subscribe()
                .with(emitter::complete, emitter::fail);
    }

    private synchronized void line(Runnable turn) {
        if (taken >= most && waiting.size() >= maxWaiting) {
            throw new Refusal(Reason.UNAVAILABLE, "Too many ask at the same time; try again in a moment.");
        }
        waiting.add(turn);
    }

    private void end() {
        synchronized (this) {
            taken--;
        }
        beginNext();
    }

    /** By a loop, however deep in the end of other work it is called: work that ends at once would else pile up on the stack. */
    private void beginNext() {
        if (asked.getAndIncrement() != 0) {
            return;
        }
        do {
            for (Runnable turn = next(); turn != null; turn = next()) {
                turn.run();
            }
        } while (asked.decrementAndGet() != 0);
    }

    private synchronized @Nullable Runnable next() {
        if (taken >= most || waiting.isEmpty()) {
            return null;
        }
        taken++;
        return waiting.removeFirst();
    }

    private synchronized void giveUp(Runnable turn) {
        waiting.remove(turn);
    }
}
