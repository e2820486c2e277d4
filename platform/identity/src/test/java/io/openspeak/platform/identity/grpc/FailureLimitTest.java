package io.openspeak.platform.identity.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How many calls may be in progress after what became of others. */
class FailureLimitTest {

    private static final long SECOND = 1_000_000_000;

    private final FailureLimit limit = new FailureLimit();

    private void fail(int times, long now) {
        for (int i = 0; i < times; i++) {
            limit.onSample(now, 0, 10, true);
        }
    }

    @Test
    void failures_shrinkIt_neverBelowTheLeast() {
        fail(1, 0);
        assertThat(limit.getLimit()).isEqualTo(3600);

        fail(100, 0);
        assertThat(limit.getLimit()).isEqualTo(FailureLimit.LEAST);
    }

    @Test
    void successes_growIt_onlyWhileThereIsACrowd() {
        fail(100, 0);

        limit.onSample(0, 0, 9, false);
        assertThat(limit.getLimit()).isEqualTo(20);
        limit.onSample(0, 0, 10, false);
        assertThat(limit.getLimit()).isEqualTo(21);
    }

    @Test
    void calm_endsIt() {
        fail(100, 5 * SECOND);

        limit.at(10 * SECOND);
        assertThat(limit.getLimit()).isEqualTo(FailureLimit.LEAST);
        limit.at(10 * SECOND + 1);
        assertThat(limit.getLimit()).isEqualTo(FailureLimit.MOST);
    }
}
