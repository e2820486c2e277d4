package io.openspeak.presence.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which pings count as answered. */
class ProbesTest {

    private final Probes probes = new Probes();

    @Test
    void ping_isAnsweredByItsNumber_orByALaterOne() {
        long first = probes.next();
        long second = probes.next();
        long third = probes.next();

        probes.answered(second);
        probes.answered(first);

        assertThat(probes.isAnswered(first)).isTrue();
        assertThat(probes.isAnswered(second)).isTrue();
        assertThat(probes.isAnswered(third)).isFalse();
    }

    @Test
    void numberThatWasNeverSent_answersNothing() {
        long only = probes.next();

        probes.answered(0);
        probes.answered(only + 1);
        probes.answered(Long.MAX_VALUE);

        assertThat(probes.isAnswered(only)).isFalse();
    }
}
