package io.openspeak.auth.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Attempts that become entries of the audit. */
class AttemptTallyTest {

    private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");

    private final AttemptTally tally = new AttemptTally(100);

    @Test
    void add_alikeWithinAMinute_becomeTwoEntriesWithACount() {
        List<AuditEntry> written = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            tally.add(refused("alice", "192.0.2.1"), NOW.plusMillis(i)).ifPresent(written::add);
        }
        written.addAll(tally.due(NOW.plusSeconds(59)));
        written.addAll(tally.due(NOW.plusSeconds(61)));

        assertThat(written).extracting(AuditEntry::count).containsExactly(1, 999);
        assertThat(tally.due(NOW.plusSeconds(1000))).isEmpty();
    }

    @Test
    void add_different_areEachWritten() {
        assertThat(tally.add(refused("alice", "192.0.2.1"), NOW)).isPresent();
        assertThat(tally.add(refused("alice", "192.0.2.2"), NOW)).isPresent();
        assertThat(tally.add(refused("bob", "192.0.2.1"), NOW)).isPresent();
    }

    @Test
    void add_floodFromEverywhere_isBoundedAndLosesNoCountAndNoSuccess() {
        List<AuditEntry> written = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            tally.add(refused("alice", "2001:db8::" + Integer.toHexString(i)), NOW)
                    .ifPresent(written::add);
        }
        AuditEntry success = AuditEntry.done(NOW, "bob", AuditAction.LOGIN, "bob", Origin.OURSELVES);
        assertThat(tally.add(success, NOW)).contains(success);
        written.addAll(tally.due(NOW.plus(Duration.ofMinutes(2))));

        assertThat(written).hasSizeLessThanOrEqualTo(102);
        assertThat(written.stream().mapToInt(AuditEntry::count).sum()).isEqualTo(10_000);
    }

    @Test
    void add_floodOfOneAction_hidesNothingOfAnother() {
        for (int i = 0; i < 200; i++) {
            Origin elsewhere = new Origin("2001:db8::" + Integer.toHexString(i), "", "");
            tally.add(AuditEntry.refused(NOW, "", AuditAction.CALL_REFUSED, "WhoAmI", "unauthorized", elsewhere), NOW);
        }

        assertThat(tally.add(refused("alice", "192.0.2.1"), NOW).map(AuditEntry::target))
                .contains("alice");
    }

    @Test
    void add_afterTheMinute_beginsAnew() {
        IntStream.range(0, 100).forEach(i -> tally.add(refused("user" + i, "192.0.2.1"), NOW));
        tally.due(NOW.plusSeconds(61));

        assertThat(tally.add(refused("zoe", "192.0.2.1"), NOW.plusSeconds(61)).map(AuditEntry::target))
                .contains("zoe");
    }

    private static AuditEntry refused(String target, String address) {
        return AuditEntry.refused(NOW, "", AuditAction.LOGIN, target, "bad_credentials", new Origin(address, "", ""));
    }
}
