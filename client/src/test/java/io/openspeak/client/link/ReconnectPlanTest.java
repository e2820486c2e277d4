package io.openspeak.client.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.openspeak.client.call.Backoff;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every way a stream ends, and what follows. */
class ReconnectPlanTest {

    @Test
    void goingAway_firstTime_goesElsewhereAtOnce() {
        assertThat(plan(CloseReason.GOING_AWAY, 0, false))
                .isEqualTo(new ReconnectPlan.Retry(Duration.ZERO, true, false));
    }

    @Test
    void epochChanged_firstTime_comesBackAtOnce() {
        assertThat(plan(CloseReason.EPOCH_CHANGED, 0, false))
                .isEqualTo(new ReconnectPlan.Retry(Duration.ZERO, false, false));
    }

    @Test
    void slowConsumer_firstTime_waits() {
        assertThat(plan(CloseReason.SLOW_CONSUMER, 0, false))
                .isEqualTo(new ReconnectPlan.Retry(Duration.ofMillis(200), false, false));
    }

    @Test
    void unauthorized_firstTime_triesANewTokenOnce() {
        assertThat(plan(CloseReason.UNAUTHORIZED, 0, false))
                .isEqualTo(new ReconnectPlan.Retry(Duration.ZERO, false, true));
        assertThat(plan(CloseReason.UNAUTHORIZED, 1, true)).isEqualTo(new ReconnectPlan.GiveUp());
    }

    @ParameterizedTest
    @EnumSource(
            value = CloseReason.class,
            names = {"REPLACED", "REFUSED", "CLOSED_HERE"})
    void finalReasons_always_giveUp(CloseReason reason) {
        assertThat(plan(reason, 0, false)).isEqualTo(new ReconnectPlan.GiveUp());
    }

    @ParameterizedTest
    @EnumSource(
            value = CloseReason.class,
            names = {"GOING_AWAY", "EPOCH_CHANGED", "CONNECTION_LOST", "SILENT", "SLOW_CONSUMER"})
    void repeatedFailure_anyReason_waitsLonger(CloseReason reason) {
        assertThat(plan(reason, 4, false))
                .isInstanceOfSatisfying(
                        ReconnectPlan.Retry.class,
                        retry -> assertThat(retry.pause()).isEqualTo(Duration.ofMillis(1600)));
    }

    @Test
    void statusCodes_map() {
        assertThat(CloseReason.of(Status.Code.PERMISSION_DENIED)).isEqualTo(CloseReason.REFUSED);
        assertThat(CloseReason.of(Status.Code.UNAUTHENTICATED)).isEqualTo(CloseReason.UNAUTHORIZED);
        assertThat(CloseReason.of(Status.Code.RESOURCE_EXHAUSTED)).isEqualTo(CloseReason.OVERLOADED);
        assertThat(CloseReason.of(Status.Code.UNAVAILABLE)).isEqualTo(CloseReason.CONNECTION_LOST);
        assertThat(CloseReason.of(Status.Code.INTERNAL)).isEqualTo(CloseReason.CONNECTION_LOST);
    }

    private static ReconnectPlan plan(CloseReason reason, int failures, boolean tokenWasRenewed) {
        return ReconnectPlan.after(reason, failures, tokenWasRenewed, Backoff.DEFAULT, 1);
    }
}
