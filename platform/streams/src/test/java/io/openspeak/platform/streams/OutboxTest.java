package io.openspeak.platform.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.platform.testing.FakeCall;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is sent, kept, lost and ended, over a transport whose every state the test sets. */
class OutboxTest {

    private final FakeCall<String> transport = new FakeCall<>();
    private int overflows;
    private final Outbox<String> outbox = new Outbox<>(transport, 10, String::length, () -> overflows++);

    @Test
    void messages_goAtOnce_whileTheTransportTakesThem() {
        outbox.send("one");
        outbox.send("two");

        assertThat(transport.taken()).containsExactly("one", "two");
        assertThat(outbox.takesMore()).isTrue();
        assertThat(outbox.sentAll()).isTrue();
    }

    @Test
    void messages_wait_andGoInOrder_onceTheTransportTakesMore() {
        List<String> after = new ArrayList<>();
        outbox.whenReady(() -> after.addAll(transport.taken()));
        transport.becomeFull();
        outbox.send("one");
        outbox.send("two");
        assertThat(transport.taken()).isEmpty();
        assertThat(outbox.takesMore()).isFalse();
        assertThat(outbox.sentAll()).isFalse();

        transport.becomeReady();

        assertThat(transport.taken()).containsExactly("one", "two");
        assertThat(after).as("who has more is told after what waited").containsExactly("one", "two");
        assertThat(outbox.sentAll()).isTrue();
    }

    @Test
    void moreThanTheBound_overflows_andIsForgotten() {
        transport.becomeFull();
        outbox.send("12345");
        outbox.send("67890");
        assertThat(overflows).isZero();

        outbox.send("!");

        assertThat(overflows).isOne();
        transport.becomeReady();
        assertThat(transport.taken()).isEmpty();
        assertThat(outbox.sentAll()).as("a position would be a lie").isFalse();
    }

    @Test
    void transportThatCloses_underASender_endsTheStream_andHarmsNobody() {
        transport.close();

        outbox.send("one");
        outbox.send("two");

        assertThat(outbox.takesMore()).isFalse();
        assertThat(outbox.sentAll()).isFalse();
        assertThat(transport.attempts())
                .as("nothing is tried on a closed transport again")
                .isOne();
        assertThat(overflows).isZero();
    }

    @Test
    void lastWord_onATransportThatCloses_harmsNobody() {
        transport.close();

        outbox.complete("last");

        assertThat(transport.attempts()).isOne();
        assertThat(transport.ends()).isEmpty();
    }

    @Test
    void endOfATransportThatCloses_harmsNobody() {
        transport.close();

        outbox.complete();

        assertThat(transport.attempts()).isOne();
        assertThat(transport.ends()).isEmpty();
    }

    @Test
    void failureOnATransportThatCloses_harmsNobody() {
        transport.close();

        outbox.fail(new IllegalArgumentException("why"));

        assertThat(transport.attempts()).isOne();
        assertThat(transport.ends()).isEmpty();
    }

    @Test
    void lastWord_isTheLast_evenIfItMakesTheTransportReady() {
        transport.becomeFull();
        outbox.send("waits");
        transport.becomeReadyOnceWrittenTo();

        outbox.complete("last");

        assertThat(transport.taken()).containsExactly("last");
    }

    @Test
    void completedStream_takesALastWord_andNothingMore() {
        transport.becomeFull();
        outbox.send("waits");

        outbox.complete("last");
        outbox.complete();
        outbox.send("late");
        transport.becomeReady();

        assertThat(transport.taken()).containsExactly("last");
        assertThat(transport.ends()).containsExactly("completed");
    }

    @Test
    void failedStream_tellsOnce_andSendsNothingMore() {
        outbox.fail(new IllegalArgumentException("why"));
        outbox.complete();
        outbox.send("late");

        assertThat(transport.ends()).containsExactly("why");
        assertThat(transport.taken()).isEmpty();
    }
}
