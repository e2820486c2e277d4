package io.openspeak.voice.floor.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.PodId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.voice.floor.FloorAsk;
import io.openspeak.voice.floor.domain.ChannelFloor;
import io.openspeak.voice.floor.domain.Floor;
import io.openspeak.voice.floor.domain.FloorAnswer;
import io.openspeak.voice.floor.domain.FloorReason;
import io.openspeak.voice.floor.domain.FloorTerms;
import io.openspeak.voice.floor.domain.Grant;
import io.openspeak.voice.floor.domain.Party;
import io.openspeak.voice.floor.domain.Waiting;
import io.openspeak.voice.v1.FloorState;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Facts of floors, version 1, as they lie in logs: a change here breaks every reader. */
class FloorFactGoldenTest {

    private static final FloorTerms TERMS = new FloorTerms(
            Duration.ofSeconds(2),
            Duration.ofMillis(500),
            Duration.ofSeconds(3),
            Duration.ofSeconds(90),
            Duration.ofMillis(200),
            Duration.ofSeconds(20),
            64);
    private static final Instant NOW = Instant.ofEpochMilli(1_763_780_000_123L);
    private static final Party ALICE = new Party(new UserId("alice"), "laptop");
    private static final Party BOB = new Party(new UserId("bob"), "phone");
    private static final Party CAROL = new Party(new UserId("carol"), "c1");

    private final ChannelFloor floor = new ChannelFloor(
            new ChannelId("ptt"),
            1_763_780_000_120L,
            new Floor.Revoking(
                    new Grant(ALICE, new PodId("pod-1"), 0, 1_763_780_000_100L, NOW, NOW.plusSeconds(2)),
                    new Waiting(BOB, new PodId("pod-2"), 2, NOW.plusMillis(5)),
                    NOW.plusMillis(200)),
            List.of(new Waiting(CAROL, new PodId("pod-2"), 1, NOW.minusMillis(50))),
            FloorReason.INTERRUPTED,
            NOW);

    @Test
    void change_isWrittenAsItAlwaysWas() {
        byte[] written = FloorFacts.changed(floor, TERMS).toByteArray();

        assertThat(HexFormat.of().formatHex(written))
                .isEqualTo(
                        "0a0370747410fbf2ebcbaa331a9d010a0370747410031a05616c69636528e4f2ebcbaa3330c3f4ebcbaa333a056361726f6c"
                                + "420b696e74657272757074656450f8f2ebcbaa335a03626f6260fbf2ebcbaa336a1d0a05616c69636512066c6170746f701a"
                                + "05706f642d3128fbf2ebcbaa33721c0a03626f62120570686f6e651a05706f642d3220022880f3ebcbaa337a1b0a05636172"
                                + "6f6c120263311a05706f642d32200128c9f2ebcbaa33");
    }

    @Test
    void denial_isWrittenAsItAlwaysWas() {
        FloorAsk ask = new FloorAsk(new ChannelId("ptt"), CAROL, 1, false, "press-7");

        byte[] written = FloorFacts.denied(ask, new FloorAnswer.Denied(floor, FloorReason.BUSY), NOW)
                .toByteArray();

        assertThat(HexFormat.of().formatHex(written))
                .isEqualTo(
                        "0a0370747410fbf2ebcbaa332a250a0d0a056361726f6c1202633120011204627573791a05616c696365220770726573732d"
                                + "37");
    }

    @Test
    void record_isReadAsItWasWritten() {
        FloorState record = FloorMapping.record(floor, TERMS);

        assertThat(FloorMapping.floor(record, NOW.plusSeconds(2))).isEqualTo(floor);
    }

    @Test
    void whatClientsSee_hasNoTokenAndNoSessions() {
        FloorState seen = FloorMapping.seen(floor, TERMS).build();
        FloorState seenByHolder = FloorMapping.seenBy(ALICE, floor, TERMS).build();

        assertThat(seen.getToken()).isZero();
        assertThat(seen.hasHolder() || seen.hasNext() || seen.getWaitingCount() > 0)
                .isFalse();
        assertThat(seenByHolder)
                .isEqualTo(seen.toBuilder().setToken(1_763_780_000_100L).build());
        assertThat(seen.getQueueList()).containsExactly("carol");
        assertThat(seen.getNextId()).isEqualTo("bob");
    }
}
