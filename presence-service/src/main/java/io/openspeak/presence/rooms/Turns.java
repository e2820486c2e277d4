package io.openspeak.presence.rooms;

import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lets so much work be under way at once; the rest waits for its turn in order, and what is too much even for that is refused. */
final class Turns {

    private final int most;
    private final int maxWaiting;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private int taken;

    Turns(int most, int maxWaiting) {
        this.most = most;
        this.maxWaiting = maxWaiting;
    }

    /** Does the work when its turn comes. It must end by itself: once begun, it has its turn until then, whoever waits for it. */
    <T> Uni<T> inTurn(Supplier<Uni<T>> work) {
        return Uni.createFrom().emitter(emitter -> {
            Runnable turn = () -> begin(work, emitter);
            emitter.onTermination(() -> giveUp(turn));
            if (take(turn)) {
                turn.run();
            }
        });
    }

    private <T> void begin(Supplier<Uni<T>> work, UniEmitter<? super T> emitter) {
        Uni.createFrom()
                .deferred(work::get)
                .onTermination()
                .invoke(this::passOn)
                .subscribe()
                .with(emitter::complete, emitter::fail);
    }

    /** True if it may begin at once. */
    private synchronized boolean take(Runnable turn) {
        if (taken < most) {
            taken++;
            return true;
        }
        if (waiting.size() >= maxWaiting) {
            throw new Refusal(Reason.UNAVAILABLE, "Too many ask at the same time; try again in a moment.");
        }
        waiting.add(turn);
        return false;
    }

    private void passOn() {
        @Nullable Runnable next = next();
        if (next != null) {
            next.run();
        }
    }

    private synchronized @Nullable Runnable next() {
        @Nullable Runnable next = waiting.poll();
        if (next == null) {
            taken--;
        }
        return next;
    }

    private synchronized void giveUp(Runnable turn) {
        waiting.remove(turn);
    }
}
