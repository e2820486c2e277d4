package io.openspeak.client.presence;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.client.id.Position;
import io.openspeak.presence.v1.PresenceEvent;
import io.openspeak.presence.v1.SnapshotComplete;
import io.openspeak.presence.v1.SubscriptionMode;
import io.openspeak.presence.v1.SubscriptionStarted;
import io.openspeak.presence.v1.UserOfflineEvent;
import io.openspeak.presence.v1.UserPresence;
import org.junit.jupiter.api.Test;

/** From where a subscription goes on. */
class ResumePointTest {

    private final ResumePoint point = new ResumePoint();

    @Test
    void passed_replayAndEvents_movesOn() {
        point.passed(started("p1", SubscriptionMode.SUBSCRIPTION_MODE_REPLAY));
        point.passed(offline("p2"));

        assertThat(point.get()).isEqualTo(new Position("p2"));
    }

    @Test
    void passed_brokenInTheMiddleOfASnapshot_staysBeforeIt() {
        point.passed(started("p1", SubscriptionMode.SUBSCRIPTION_MODE_CURRENT));
        point.passed(started("p9", SubscriptionMode.SUBSCRIPTION_MODE_SNAPSHOT));
        point.passed(PresenceEvent.newBuilder()
                .setPosition("p9")
                .setState(UserPresence.getDefaultInstance())
                .build());

        assertThat(point.get()).isEqualTo(new Position("p1"));
    }

    @Test
    void passed_snapshotComplete_movesToIt() {
        point.passed(started("p9", SubscriptionMode.SUBSCRIPTION_MODE_SNAPSHOT));
        point.passed(PresenceEvent.newBuilder()
                .setSnapshotComplete(SnapshotComplete.getDefaultInstance())
                .build());

        assertThat(point.get()).isEqualTo(new Position("p9"));
    }

    @Test
    void told_nothing_keepsThePosition() {
        point.passed(started("p1", SubscriptionMode.SUBSCRIPTION_MODE_CURRENT));
        point.told("");

        assertThat(point.get()).isEqualTo(new Position("p1"));
    }

    private static PresenceEvent started(String position, SubscriptionMode mode) {
        return PresenceEvent.newBuilder()
                .setPosition(position)
                .setStarted(SubscriptionStarted.newBuilder().setMode(mode))
                .build();
    }

    private static PresenceEvent offline(String position) {
        return PresenceEvent.newBuilder()
                .setPosition(position)
                .setUserOffline(UserOfflineEvent.newBuilder().setUserId("bob"))
                .build();
    }
}
