package io.openspeak.auth;

import io.openspeak.auth.AttemptStore.Known;
import io.openspeak.auth.domain.Attempt;
import io.openspeak.auth.domain.AttemptRule;
import io.openspeak.auth.domain.AttemptRule.Counter;
import io.openspeak.auth.domain.Origin;
import io.openspeak.platform.failures.Failure;
import io.openspeak.platform.failures.Reason.Kind;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.Allowance;
import io.openspeak.platform.identity.IpAddress;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Slows down who guesses. An attempt with a password is counted before it is made, so that many at once are no way around, and
 * the count is taken back unless it fails for what was presented. With the store out of reach attempts are let through: people
 * can't sign in then anyway, and services must.
 */
@ApplicationScoped
public class AttemptGuard {

    private final AttemptStore store;
    private final AttemptRule rule;
    private final Clock clock;

    public AttemptGuard(AttemptStore store, AuthSettings settings, Clock clock) {
        this.store = store;
        this.clock = clock;
        AuthSettings.Attempts attempts = settings.attempts();
        rule = new AttemptRule(
                Allowance.of(attempts.accountHereBurst(), attempts.accountHereEvery()),
                Allowance.of(attempts.addressBurst(), attempts.addressEvery()),
                Allowance.of(attempts.accountBurst(), attempts.accountEvery()));
    }

    /** An attempt with the name of an account; refused with the time to wait if there were too many. */
    public <T> Uni<T> byName(String name, Origin origin, Supplier<Uni<? extends T>> attempt) {
        Attempt counted = attempt(name, origin);
        return store.known(counted)
                .onFailure()
                .recoverWithItem(unreachable -> new Known(false, false))
                .map(known -> AttemptRule.counters(known.device(), known.address()))
                .chain(counters -> guarded(counted, counters, attempt));
    }

    /**
     * An attempt with a secret that is too long to be guessed: a good one is let in whatever others do at the same address, and a
     * bad one is told to wait if there were too many from there.
     */
    public <T> Uni<T> byAddress(Origin origin, Supplier<Uni<? extends T>> attempt) {
        Set<Counter> here = EnumSet.of(Counter.ADDRESS);
        return Uni.createFrom()
                .deferred(attempt)
                .onFailure(AttemptGuard::countsAsFailure)
                .recoverWithUni(failure -> take(attempt("", origin), here)
                        .chain(() -> Uni.createFrom().failure(failure)));
    }

    /** An attempt as it is counted. */
    static Attempt attempt(String name, Origin origin) {
        String network = origin.address().isEmpty() ? "" : new IpAddress(origin.address()).network();
        return new Attempt(name, network, origin.device());
    }

    private <T> Uni<T> guarded(Attempt counted, Set<Counter> counters, Supplier<Uni<? extends T>> attempt) {
        return take(counted, counters)
                .chain(() -> attempt.get()
                        .call(done -> giveBack(counted, counters))
                        .onFailure(failure -> !countsAsFailure(failure))
                        .call(failure -> giveBack(counted, counters)));
    }

    private Uni<Void> take(Attempt counted, Set<Counter> counters) {
        return store.take(counted, counters, rule, clock.instant())
                .onFailure()
                .recoverWithItem(Duration.ZERO)
                .invoke(AttemptGuard::requireNoWait)
                .replaceWithVoid();
    }

    private Uni<Void> giveBack(Attempt counted, Set<Counter> counters) {
        return store.giveBack(counted, counters, rule, clock.instant())
                .onFailure()
                .recoverWithNull();
    }

    private static boolean countsAsFailure(Throwable failure) {
        return Failure.of(failure).reason().kind() == Kind.UNAUTHENTICATED;
    }

    private static void requireNoWait(Duration wait) {
        if (!wait.isZero()) {
            Duration told = Duration.ofSeconds(Math.ceilDiv(wait.toMillis() + 1, 1000));
            throw Refusal.limited(
                    "Too many attempts failed; come back in " + told.toSeconds()
                            + " s, or from where you signed in before.",
                    told);
        }
    }
}
