package io.openspeak.presence;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.platform.failures.Refusal;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private final Turns turns = new Turns(1, 2);
    private final List<String> begun = new ArrayList<>();

    private CompletableFuture<String> inTurn(String name, Uni<String> work) {
        return turns.inTurn(() -> {
                    begun.add(name);
                    return work;
                })
                .subscribeAsCompletionStage();
    }

    private static Uni<String> until(CompletableFuture<String> end) {
        return Uni.createFrom().completionStage(end);
    }

    @Test
    void work_waitsForItsTurn_inOrder() {
        CompletableFuture<String> end = new CompletableFuture<>();
        inTurn("first", until(end));
        CompletableFuture<String> second = inTurn("second", Uni.createFrom().item("2"));
        inTurn("third", Uni.createFrom().item("3"));
        assertThat(begun).containsExactly("first");

        end.complete("1");

        assertThat(begun).containsExactly("first", "second", "third");
        assertThat(second).isCompletedWithValue("2");
    }

    @Test
    void work_isDoneInTheContextThatAskedForIt() {
        Vertx vertx = Vertx.vertx();
        try {
            CompletableFuture<String> end = new CompletableFuture<>();
            CompletableFuture<@Nullable Context> found = new CompletableFuture<>();
            CompletableFuture<Context> asked = new CompletableFuture<>();
            inTurn("first", until(end));
            vertx.getOrCreateContext().runOnContext(there -> {
                CompletableFuture<String> second = turns.inTurn(() -> {
                            found.complete(Vertx.currentContext());
                            return Uni.createFrom().item("2");
                        })
                        .subscribeAsCompletionStage();
                assertThat(second).isNotDone();
                asked.complete(Vertx.currentContext());
            });
            Context context = asked.join();

            end.complete("1");

            assertThat(found).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(context);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    @Test
    void tooMuchWork_isRefused() {
        CompletableFuture<String> end = new CompletableFuture<>();
        inTurn("first", until(end));
        inTurn("second", until(end));
        inTurn("third", until(end));

        assertThat(inTurn("fourth", until(end)))
                .isCompletedExceptionally()
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withCauseInstanceOf(Refusal.class);
    }

    @Test
    void workThatNobodyWaitsForAnyMore_isNotBegun_andLeavesItsPlace() {
        CompletableFuture<String> end = new CompletableFuture<>();
        inTurn("first", until(end));
        Cancellable given = turns.inTurn(() -> {
                    begun.add("second");
                    return Uni.createFrom().item("2");
                })
                .subscribe()
                .with(done -> {});
        inTurn("third", Uni.createFrom().item("3"));

        given.cancel();
        inTurn("fourth", Uni.createFrom().item("4"));
        end.complete("1");

        assertThat(begun).containsExactly("first", "third", "fourth");
    }

    @Test
    void workThatFails_passesItsTurnOn() {
        CompletableFuture<String> failed = inTurn("first", Uni.createFrom().failure(new IllegalStateException("bad")));

        inTurn("second", Uni.createFrom().item("2"));

        assertThat(failed).isCompletedExceptionally();
        assertThat(begun).containsExactly("first", "second");
    }

    @Test
    void muchWorkThatEndsAtOnce_doesNotPileUpOnTheStack() {
        Turns wide = new Turns(1, 100_000);
        CompletableFuture<String> end = new CompletableFuture<>();
        AtomicInteger done = new AtomicInteger();
        wide.inTurn(() -> until(end)).subscribe().with(first -> {});
        for (int i = 0; i < 50_000; i++) {
            wide.inTurn(() -> Uni.createFrom().item("now")).subscribe().with(now -> done.incrementAndGet());
        }

        end.complete("1");

        assertThat(done).hasValue(50_000);
    }
}
