package io.openspeak.auth.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.auth.domain.AttemptRule.Counter;
import io.openspeak.platform.identity.Allowance;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** What attempts count against, and how often they are let through. */
class AttemptRuleTest {

    @Property
    void allowance_anyAttempts_letsNoMoreThroughThanBurstAndRate(
            @ForAll @IntRange(min = 1, max = 20) int burst,
            @ForAll @LongRange(min = 1, max = 1000) long every,
            @ForAll @Size(max = 200) List<@IntRange(max = 500) Integer> pauses) {
        List<Long> taken = taken(new Allowance(burst, every), pauses);

        for (int first = 0; first < taken.size(); first++) {
            for (int last = first; last < taken.size(); last++) {
                long window = taken.get(last) - taken.get(first);
                assertThat(last - first + 1L).isLessThanOrEqualTo(burst + window / every);
            }
        }
    }

    @Property
    void allowance_waitedAsTold_letsThrough(
            @ForAll @IntRange(min = 1, max = 20) int burst,
            @ForAll @LongRange(min = 1, max = 1_000_000) long every,
            @ForAll @LongRange(max = 1_000_000_000) long spentFor) {
        Allowance allowance = new Allowance(burst, every);
        long now = 1_000_000_000_000L;
        long spentUntil = now + spentFor;

        long wait = allowance.waitMicros(spentUntil, now);

        assertThat(allowance.waitMicros(spentUntil, now + wait)).isZero();
        assertThat(wait == 0 || allowance.waitMicros(spentUntil, now + wait - 1) > 0)
                .isTrue();
    }

    @Property
    void allowance_leftAlone_isWholeAgain(
            @ForAll @IntRange(min = 1, max = 20) int burst,
            @ForAll @LongRange(min = 1, max = 1000) long every,
            @ForAll @Size(max = 50) List<@IntRange(max = 500) Integer> pauses) {
        Allowance allowance = new Allowance(burst, every);
        long now = 1_000_000;
        long spentUntil = 0;
        for (int pause : pauses) {
            now += pause;
            if (allowance.waitMicros(spentUntil, now) == 0) {
                spentUntil = allowance.spentUntilAfter(spentUntil, now);
            }
        }

        assertThat(spentUntil - now).isLessThanOrEqualTo(burst * every);
    }

    @Property
    void counters_strangersAttempts_neverCountWhereTheOwnersDo(
            @ForAll boolean deviceKnown, @ForAll boolean addressKnown) {
        boolean owner = deviceKnown || addressKnown;

        assertThat(AttemptRule.counters(deviceKnown, addressKnown).contains(Counter.ACCOUNT))
                .isEqualTo(!owner);
        assertThat(AttemptRule.counters(deviceKnown, addressKnown).contains(Counter.ADDRESS))
                .isEqualTo(!addressKnown);
    }

    @Test
    void counters_ofStranger_areAllButTheDevice() {
        assertThat(AttemptRule.counters(false, false))
                .containsExactlyInAnyOrder(Counter.ACCOUNT_AT_ADDRESS, Counter.ADDRESS, Counter.ACCOUNT);
    }

    @Test
    void counters_ofKnownDevice_followTheDevice() {
        assertThat(AttemptRule.counters(true, false))
                .containsExactlyInAnyOrder(Counter.ACCOUNT_AT_DEVICE, Counter.ADDRESS);
        assertThat(AttemptRule.counters(true, true)).containsExactly(Counter.ACCOUNT_AT_DEVICE);
        assertThat(AttemptRule.counters(false, true)).containsExactly(Counter.ACCOUNT_AT_ADDRESS);
    }

    private static List<Long> taken(Allowance allowance, List<Integer> pauses) {
        List<Long> taken = new ArrayList<>();
        long now = 1_000_000;
        long spentUntil = 0;
        for (int pause : pauses) {
            now += pause;
            if (allowance.waitMicros(spentUntil, now) == 0) {
                spentUntil = allowance.spentUntilAfter(spentUntil, now);
                taken.add(now);
            }
        }
        return taken;
    }
}
