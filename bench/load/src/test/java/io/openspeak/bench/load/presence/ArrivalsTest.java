package io.openspeak.bench.load.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openspeak.bench.load.measure.Window;
import org.junit.jupiter.api.Test;

/** What counts as delivered, and how late. */
class ArrivalsTest {

    private static final long MILLI = 1_000_000;

    private final Arrivals arrivals = new Arrivals(new Window(100 * MILLI, 200 * MILLI));

    private static String frame(long nanos) {
        return "{\"type\":\"presence\",\"user_id\":\"actor\",\"text\":\"" + Stamp.of(nanos) + "\",\"position\":\"p\"}";
    }

    @Test
    void act_inTheWindow_counts_howeverLateItArrives() {
        arrivals.take(frame(150 * MILLI), 160 * MILLI);
        arrivals.take(frame(199 * MILLI), 299 * MILLI);

        assertThat(arrivals.count()).isEqualTo(2);
        assertThat(arrivals.delays().p50Ms()).isBetween(10.0, 10.2);
        assertThat(arrivals.delays().maxMs()).isBetween(100.0, 101.0);
    }

    @Test
    void act_ofTheWarmUp_doesNotCount() {
        arrivals.take(frame(99 * MILLI), 150 * MILLI);

        assertThat(arrivals.count()).isZero();
        assertThat(arrivals.sample()).isEmpty();
    }

    @Test
    void frame_thatTellsOfNoAct_doesNotCount() {
        arrivals.take("{\"type\":\"presence\",\"user_id\":\"actor\",\"status\":\"offline\"}", 150 * MILLI);

        assertThat(arrivals.count()).isZero();
    }

    @Test
    void replacedStamp_keepsTheBytes_andIsRead() {
        String before = frame(7);
        String after = Stamp.replace(before, Long.MAX_VALUE);

        assertThat(after).hasSameSizeAs(before).endsWith("\",\"position\":\"p\"}");
        assertThat(Stamp.in(after)).hasValue(Long.MAX_VALUE);
        assertThatThrownBy(() -> Stamp.replace("{}", 1)).hasMessageContaining("{}");
    }

    @Test
    void field_isTheWholeText_orEmpty() {
        assertThat(Words.field(frame(1), "position")).isEqualTo("p");
        assertThat(Words.field(frame(1), "session_id")).isEmpty();
    }
}
