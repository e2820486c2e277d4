package io.openspeak.platform.redis.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogPositionTest {

    @Property
    void decode_ofEncoded_isTheSamePosition(@ForAll("positions") LogPosition position) {
        assertThat(LogPosition.decode(position.encode())).isEqualTo(position);
    }

    @Property
    void covers_itselfAndNowhere(@ForAll("positions") LogPosition position) {
        assertThat(position.covers(position)).isTrue();
        assertThat(position.covers(LogPosition.NOWHERE)).isTrue();
    }

    @Test
    void position_ofAllPartitions_fitsTheLimitOfContracts() {
        LogPosition position = LogPosition.NOWHERE;
        for (int partition = 0; partition < 16; partition++) {
            position = position.with(
                    partition, new LogPosition.Offset("0123abcd", new EntryId(1_900_000_000_000L, 12_345)));
        }

        assertThat(position.encode()).hasSizeLessThan(1024);
    }

    @Test
    void laterEntry_ofTheSameEpoch_covers() {
        LogPosition earlier = LogPosition.of(3, "e", new EntryId(10, 1));
        LogPosition later = LogPosition.of(3, "e", new EntryId(10, 2));

        assertThat(later.covers(earlier)).isTrue();
        assertThat(earlier.covers(later)).isFalse();
    }

    @Test
    void anotherEpoch_coversNothing() {
        LogPosition before = LogPosition.of(3, "before", new EntryId(10, 1));
        LogPosition anew = LogPosition.of(3, "anew", new EntryId(99, 1));

        assertThat(anew.covers(before)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"!", "AAAA", "MS8y", "MS9lL3gteQ", "Oy8vLzs"})
    void garbage_isRefused_withAHint(String garbage) {
        assertThatThrownBy(() -> LogPosition.decode(garbage))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(Reason.INVALID_REQUEST));
    }

    @Provide
    Arbitrary<LogPosition> positions() {
        Arbitrary<LogPosition.Offset> offset = Combinators.combine(
                        Arbitraries.strings().withCharRange('a', 'f').ofMaxLength(8),
                        Arbitraries.longs().greaterOrEqual(0),
                        Arbitraries.longs().greaterOrEqual(0))
                .as((epoch, millis, sequence) -> new LogPosition.Offset(epoch, new EntryId(millis, sequence)));
        return Arbitraries.maps(Arbitraries.integers().between(0, 255), offset)
                .ofMaxSize(16)
                .map(offsets -> LogPosition.of(new TreeMap<>(offsets)));
    }
}
