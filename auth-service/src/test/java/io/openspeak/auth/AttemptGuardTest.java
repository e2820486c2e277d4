package io.openspeak.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.openspeak.auth.domain.Attempt;
import io.openspeak.auth.domain.AttemptRule;
import io.openspeak.auth.domain.AttemptRule.Counter;
import io.openspeak.auth.domain.Origin;
import io.openspeak.auth.redis.TestStores;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.Allowance;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.testing.MutableClock;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Guessing, slowed down on a real Redis. */
class AttemptGuardTest {

    private static final UserId OWNER = new UserId("alice");
    private static final Origin HOME = new Origin("198.51.100.7", "phone", "");
    private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");

    private static TestStores stores;

    private final MutableClock clock = new MutableClock(NOW);
    private AttemptStore store;
    private List<AttemptGuard> pods;

    @BeforeAll
    static void start() {
        stores = new TestStores();
    }

    @AfterAll
    static void stop() {
        stores.close();
    }

    @BeforeEach
    void open() {
        stores.clear();
        store = stores.attempts();
        pods = List.of(
                new AttemptGuard(stores.attempts(), TestStores.settings(), clock),
                new AttemptGuard(stores.attempts(), TestStores.settings(), clock));
        stores.send(
                io.vertx.mutiny.redis.client.Command.HSET,
                "auth:{" + partition(OWNER.value()) + "}:account:alice",
                "name",
                "Alice");
    }

    @Test
    void guess_fromFiftyAddresses_isSlowedAndLeavesTheOwnerIn() {
        signedIn(HOME);
        AtomicInteger tried = new AtomicInteger();

        for (int minute = 0; minute < 20; minute++) {
            for (int address = 0; address < 50; address++) {
                for (int guess = 0; guess < 10; guess++) {
                    Origin attacker = new Origin("203.0.113." + address, "bot", "");
                    attempt(guess, "alice", attacker, () -> wrong(tried));
                }
            }
            clock.advance(Duration.ofMinutes(1));
        }

        assertThat(tried.get()).as("of 10,000 guesses").isBetween(50, 50 + 20);
        assertThat(attempt(0, "alice", HOME, AttemptGuardTest::right)).isEqualTo("in");
        assertThat(attempt(0, "alice", new Origin("198.51.100.7", "new", ""), AttemptGuardTest::right))
                .isEqualTo("in");
        assertThat(attempt(0, "alice", new Origin("192.0.2.1", "phone", ""), AttemptGuardTest::right))
                .isEqualTo("in");
        assertThat(attempt(0, "bob", new Origin("192.0.2.2", "", ""), AttemptGuardTest::right))
                .isEqualTo("in");
    }

    @Test
    void guess_manyAtOnce_isNoWayAround() {
        AtomicInteger tried = new AtomicInteger();

        Uni.join()
                .all(IntStream.range(0, 500)
                        .mapToObj(i -> pods.get(i % 2)
                                .byName("alice", HOME, () -> wrong(tried))
                                .onFailure()
                                .recoverWithItem("refused"))
                        .toList())
                .andFailFast()
                .await()
                .indefinitely();

        assertThat(tried.get()).isEqualTo(10);
    }

    @Test
    void guess_sameAddressManyAccounts_isSlowed() {
        AtomicInteger tried = new AtomicInteger();

        for (int i = 0; i < 500; i++) {
            attempt(i, "user" + i, new Origin("2001:db8::" + Integer.toHexString(i), "", ""), () -> wrong(tried));
        }

        assertThat(tried.get()).isEqualTo(50);
    }

    @Test
    void attempt_tooMany_isToldWhenToComeBackAndThenLetIn() {
        for (int i = 0; i < 10; i++) {
            attempt(i, "alice", HOME, () -> wrong(new AtomicInteger()));
        }

        Refusal limited =
                catchThrowableOfType(Refusal.class, () -> attempt(0, "alice", HOME, AttemptGuardTest::right, false));

        assertThat(limited.reason()).isEqualTo(Reason.RATE_LIMITED);
        assertThat(limited.retryAfter())
                .hasValueSatisfying(wait -> assertThat(wait).isBetween(Duration.ofSeconds(59), Duration.ofSeconds(61)));
        clock.advance(limited.retryAfter().orElseThrow());
        assertThat(attempt(0, "alice", HOME, AttemptGuardTest::right)).isEqualTo("in");
    }

    @Test
    void attempt_thatSucceedsOrBreaks_isNotCounted() {
        for (int i = 0; i < 200; i++) {
            assertThat(attempt(i, "alice", HOME, AttemptGuardTest::right)).isEqualTo("in");
            attempt(i, "alice", HOME, () -> Uni.createFrom().failure(new IllegalStateException("broken")));
        }

        assertThat(stores.dump()).doesNotContain("attempts:");
    }

    @Test
    void token_goodOne_isLetInWhateverOthersDoThere() {
        for (int i = 0; i < 200; i++) {
            byAddress(() -> wrong(new AtomicInteger()));
        }

        assertThat(byAddress(() -> wrong(new AtomicInteger()))).isEqualTo("rate_limited");
        assertThat(byAddress(AttemptGuardTest::right)).isEqualTo("in");
    }

    @Test
    void store_afterSignIns_holdsNoNameAddressOrDevice() {
        signedIn(HOME);
        attempt(0, "my secret password", HOME, () -> wrong(new AtomicInteger()));
        attempt(0, "alice", new Origin("203.0.113.5", "laptop", ""), () -> wrong(new AtomicInteger()));

        assertThat(stores.dump())
                .doesNotContain("secret", "198.51.100", "203.0.113", "phone", "laptop")
                .contains("attempts:");
    }

    @Test
    void place_notSeenForAMonth_isForgotten() {
        signedIn(HOME);
        clock.advance(Duration.ofDays(31));
        signedIn(new Origin("192.0.2.9", "tablet", ""));

        assertThat(known(HOME)).isEqualTo(new AttemptStore.Known(false, false));
        assertThat(known(new Origin("192.0.2.9", "phone", ""))).isEqualTo(new AttemptStore.Known(false, true));
    }

    @Test
    void script_anyAttempts_doesWhatTheRuleSays() {
        Random random = new Random(7);
        for (int run = 0; run < 20; run++) {
            stores.clear();
            Allowance allowance = new Allowance(1 + random.nextInt(5), 1 + random.nextInt(2_000_000));
            AttemptRule rule = new AttemptRule(allowance, allowance, allowance);
            Attempt attempt = new Attempt("alice", "192.0.2.1", "");
            Instant now = NOW;
            long spentUntil = 0;
            for (int step = 0; step < 30; step++) {
                now = now.plus(random.nextInt(2_000_000), ChronoUnit.MICROS);
                long micros = ChronoUnit.MICROS.between(Instant.EPOCH, now);
                Duration expected = Duration.of(allowance.waitMicros(spentUntil, micros), ChronoUnit.MICROS);
                assertThat(store.take(attempt, EnumSet.of(Counter.ACCOUNT), rule, now)
                                .await()
                                .indefinitely())
                        .isEqualTo(expected);
                spentUntil = expected.isZero() ? allowance.spentUntilAfter(spentUntil, micros) : spentUntil;
            }
        }
    }

    private void signedIn(Origin origin) {
        store.signedIn(OWNER, AttemptGuard.attempt("alice", origin), clock.instant())
                .await()
                .indefinitely();
    }

    private AttemptStore.Known known(Origin origin) {
        return store.known(AttemptGuard.attempt("alice", origin)).await().indefinitely();
    }

    private String byAddress(Supplier<Uni<? extends String>> act) {
        return pods.getFirst()
                .byAddress(HOME, act)
                .onFailure(Refusal.class)
                .recoverWithItem(refused -> ((Refusal) refused).reason().wireName())
                .await()
                .indefinitely();
    }

    private String attempt(int pod, String name, Origin origin, Supplier<Uni<? extends String>> act) {
        return attempt(pod, name, origin, act, true);
    }

    private String attempt(int pod, String name, Origin origin, Supplier<Uni<? extends String>> act, boolean recover) {
        Uni<String> made = pods.get(pod % 2).byName(name, origin, act);
        return (recover ? made.onFailure().recoverWithItem("refused") : made)
                .await()
                .indefinitely();
    }

    private static Uni<String> right() {
        return Uni.createFrom().item("in");
    }

    private static Uni<String> wrong(AtomicInteger tried) {
        tried.incrementAndGet();
        return Uni.createFrom().failure(new Refusal(Reason.BAD_CREDENTIALS, "wrong"));
    }

    private static int partition(String id) {
        return new io.openspeak.platform.redis.log.PartitionedLog("auth", 16).partitionOf(id);
    }
}
