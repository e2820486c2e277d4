package io.openspeak.presence.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.presence.v1.PresenceEvent;
import io.openspeak.presence.v1.PresenceStatus;
import io.openspeak.presence.v1.SnapshotComplete;
import io.openspeak.presence.v1.SubscriptionMode;
import io.openspeak.presence.v1.SubscriptionStarted;
import io.openspeak.presence.v1.UserOfflineEvent;
import io.openspeak.presence.v1.UserPresence;
import io.openspeak.presence.v1.UserUnwatched;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColinkPeopleTest {

    private static final long NOW = 1_800_000_000_000L;

    private final ColinkPeople people = new ColinkPeople();

    @Test
    void whoIsNotWatchedAnyMore_isToldAsOffline_once() {
        tell(state("bob", PresenceStatus.PRESENCE_STATUS_AWAY));

        assertThat(tell(unwatched("bob")))
                .containsExactly(UserOfflineEvent.newBuilder()
                        .setUserId("bob")
                        .setName("Name of bob")
                        .setTimestamp(NOW)
                        .build());
        assertThat(tell(unwatched("bob"))).isEmpty();
    }

    @Test
    void whoWasOffline_andIsNotWatchedAnyMore_isNotToldAgain() {
        tell(state("bob", PresenceStatus.PRESENCE_STATUS_ONLINE));
        tell(offline("bob"));
        tell(state("carol", PresenceStatus.PRESENCE_STATUS_INVISIBLE));

        assertThat(tell(unwatched("bob"))).isEmpty();
        assertThat(tell(unwatched("carol"))).isEmpty();
    }

    @Test
    void whoIsMissingInTheNextStateOfAll_isToldAsOffline() {
        tell(start(SubscriptionMode.SUBSCRIPTION_MODE_SNAPSHOT));
        tell(state("bob", PresenceStatus.PRESENCE_STATUS_ONLINE));
        tell(state("carol", PresenceStatus.PRESENCE_STATUS_ONLINE));
        assertThat(tell(complete())).isEmpty();

        tell(start(SubscriptionMode.SUBSCRIPTION_MODE_SNAPSHOT));
        tell(state("carol", PresenceStatus.PRESENCE_STATUS_ONLINE));

        assertThat(tell(complete())).extracting(UserOfflineEvent::getUserId).containsExactly("bob");
        assertThat(tell(complete())).isEmpty();
    }

    private List<UserOfflineEvent> tell(PresenceEvent event) {
        List<UserOfflineEvent> told = new ArrayList<>();
        people.besides(event, NOW).forEach(each -> told.add(each.getUserOffline()));
        return told;
    }

    private static PresenceEvent state(String user, PresenceStatus status) {
        return PresenceEvent.newBuilder()
                .setState(UserPresence.newBuilder()
                        .setUserId(user)
                        .setName("Name of " + user)
                        .setStatus(status))
                .build();
    }

    private static PresenceEvent offline(String user) {
        return PresenceEvent.newBuilder()
                .setUserOffline(UserOfflineEvent.newBuilder().setUserId(user))
                .build();
    }

    private static PresenceEvent unwatched(String user) {
        return PresenceEvent.newBuilder()
                .setUnwatched(UserUnwatched.newBuilder().setUserId(user))
                .build();
    }

    private static PresenceEvent start(SubscriptionMode mode) {
        return PresenceEvent.newBuilder()
                .setStarted(SubscriptionStarted.newBuilder().setMode(mode))
                .build();
    }

    private static PresenceEvent complete() {
        return PresenceEvent.newBuilder()
                .setSnapshotComplete(SnapshotComplete.getDefaultInstance())
                .build();
    }
}
