package io.openspeak.voice.routing.domain;

import static io.openspeak.voice.routing.domain.Given.ALICE;
import static io.openspeak.voice.routing.domain.Given.GENERAL;
import static io.openspeak.voice.routing.domain.Given.frame;
import static io.openspeak.voice.routing.domain.Given.millis;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ListenerTest {

    private final RecordingOutlet outlet = new RecordingOutlet();
    private final RoutingCounters counters = new RoutingCounters();
    private final Listener listener = new Listener(outlet, Given.LIMITS, counters);

    @Test
    void flush_sendsAllThatIsDue_inOneMessage() {
        listener.offer(frame(ALICE, 1, 0), 0);
        listener.offer(frame(ALICE, 2, 0), 0);

        listener.flush(0);

        assertThat(outlet.messages).isEqualTo(1);
        assertThat(outlet.heard).extracting(Frame::sequence).containsExactly(1L, 2L);
        assertThat(counters.framesOut()).isEqualTo(2);
    }

    @Test
    void flush_withNothingDue_sendsNothing() {
        listener.flush(0);

        assertThat(outlet.messages).isZero();
    }

    @Test
    void slowTransport_losesTheOldest_andIsToldSo() {
        outlet.ready = false;
        for (int i = 0; i < 10; i++) {
            listener.offer(frame(ALICE, i, millis(20L * i)), millis(20L * i));
            listener.flush(millis(20L * i));
        }
        outlet.ready = true;

        listener.flush(millis(200));

        assertThat(outlet.gaps).containsExactly(new Gap(GENERAL, ALICE, 0, 0, 5));
        assertThat(outlet.heard).extracting(Frame::sequence).containsExactly(5L, 6L, 7L, 8L, 9L);
        assertThat(counters.framesDropped()).isEqualTo(5);
    }

    @Test
    void transportThatWasNotReady_getsLittleAtATime_untilItHasCaughtUp() {
        outlet.portion = 160;
        outlet.ready = false;
        for (int i = 0; i < 10; i++) {
            listener.offer(frame(ALICE, i, 0), 0);
        }
        listener.flush(0);
        outlet.ready = true;
        outlet.takes = 2;
        listener.flush(0);
        assertThat(outlet.heard).extracting(Frame::sequence).containsExactly(0L, 1L, 2L, 3L);

        outlet.takes = 1;
        listener.flush(millis(101));
        assertThat(outlet.gaps).containsExactly(new Gap(GENERAL, ALICE, 0, 4, 6));

        outlet.takes = Integer.MAX_VALUE;
        listener.offer(frame(ALICE, 10, millis(101)), millis(101));
        listener.flush(millis(101));
        for (int i = 11; i < 20; i++) {
            listener.offer(frame(ALICE, i, millis(102)), millis(102));
        }
        int before = outlet.messages;
        listener.flush(millis(102));
        assertThat(outlet.messages).isEqualTo(before + 1);
        assertThat(outlet.heard).hasSize(14);
    }

    @Test
    void bytes_areBounded_whateverTheirAge() {
        Listener narrow = new Listener(outlet, new QueueLimits(Duration.ofHours(1), 1000, 200), counters);
        outlet.ready = false;
        for (int i = 0; i < 10; i++) {
            narrow.offer(frame(ALICE, i, 0), 0);
        }
        outlet.ready = true;

        narrow.flush(0);

        assertThat(outlet.heard).hasSize(2);
        assertThat(outlet.gaps).containsExactly(new Gap(GENERAL, ALICE, 0, 0, 8));
    }
}
