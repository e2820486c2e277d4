package io.openspeak.platform.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.auth.v1.AuthFact;
import io.openspeak.auth.v1.Revocation;
import io.openspeak.platform.identity.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What is open is cut once when its token is revoked. */
class LiveCallsTest {

    private static final Caller ALICE = Callers.of("alice", "f1", "t1", 1_000);
    private static final Caller BOB = Callers.of("bob", "f2", "t2", 1_000);

    private final RevocationTable table = new RevocationTable();
    private final LiveCalls calls = new LiveCalls(table);
    private final AtomicInteger cuts = new AtomicInteger();

    @Test
    void cutRevoked_hitsWhatWasOpenedWithTheToken_once() {
        calls.register(ALICE, cuts::incrementAndGet);
        calls.register(BOB, () -> {
            throw new AssertionError("bob was not revoked");
        });
        revoke("f1");

        calls.cutRevoked();
        calls.cutRevoked();

        assertThat(cuts).hasValue(1);
    }

    @Test
    void register_revokedMeanwhile_isCutAtOnce() {
        revoke("f1");

        calls.register(ALICE, cuts::incrementAndGet);

        assertThat(cuts).hasValue(1);
    }

    @Test
    void close_endedByItself_isNotCut() {
        calls.register(ALICE, cuts::incrementAndGet).close();
        revoke("f1");

        calls.cutRevoked();

        assertThat(cuts).hasValue(0);
    }

    /** Opening and revoking at the same time: none slips through, none is cut twice. */
    @Test
    void register_racingWithARevocation_cutsEachOnce() throws Exception {
        int openers = 8;
        int each = 2_000;
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(openers)) {
            List<Future<?>> opening = new ArrayList<>();
            for (int i = 0; i < openers; i++) {
                opening.add(threads.submit(() -> {
                    start.await();
                    for (int n = 0; n < each; n++) {
                        calls.register(ALICE, cuts::incrementAndGet);
                    }
                    return null;
                }));
            }
            start.countDown();
            revoke("f1");
            calls.cutRevoked();
            for (Future<?> opened : opening) {
                opened.get();
            }
        }

        assertThat(cuts).hasValue(openers * each);
    }

    private void revoke(String family) {
        table.fold(AuthFact.newBuilder()
                .setRevoked(Revocation.newBuilder()
                        .setFamilyId(family)
                        .setNotAfter(2_000)
                        .setForgetAt(10_000))
                .build());
    }
}
