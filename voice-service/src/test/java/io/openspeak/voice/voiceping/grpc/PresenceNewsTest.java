package io.openspeak.voice.voiceping.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.presence.v1.PresenceEvent;
import io.openspeak.presence.v1.PresenceStatus;
import io.openspeak.presence.v1.SnapshotComplete;
import io.openspeak.presence.v1.SubscriptionMode;
import io.openspeak.presence.v1.SubscriptionStarted;
import io.openspeak.presence.v1.UserOfflineEvent;
import io.openspeak.presence.v1.UserPresence;
import io.openspeak.presence.v1.UserUnwatched;
import io.openspeak.voice.voiceping.PersonPresence;
import io.openspeak.voice.voiceping.PresenceSessions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PresenceNewsTest {

    private final List<PersonPresence> snapshot = new ArrayList<>();
    private final List<String> news = new ArrayList<>();

    private final PresenceNews presence = new PresenceNews(new PresenceSessions.Told() {

        @Override
        public void opened(boolean resumed) {}

        @Override
        public void snapshot(List<PersonPresence> people) {
            snapshot.addAll(people);
        }

        @Override
        public void changed(PersonPresence person) {
            news.add(person.user() + (person.online() ? " online" : " offline"));
        }

        @Override
        public void unwatched(String user) {
            news.add(user + " unwatched");
        }
    });

    @BeforeEach
    void begin() {
        presence.take(PresenceEvent.newBuilder()
                .setStarted(SubscriptionStarted.newBuilder().setMode(SubscriptionMode.SUBSCRIPTION_MODE_SNAPSHOT))
                .build());
        presence.take(PresenceEvent.newBuilder()
                .setState(UserPresence.newBuilder().setUserId("bob").setStatus(PresenceStatus.PRESENCE_STATUS_ONLINE))
                .build());
    }

    @Test
    void whoWent_beforeTheSnapshotIsComplete_isOfflineInIt() {
        presence.take(offline());
        complete();

        assertThat(snapshot).containsExactly(new PersonPresence("bob", false, 7));
        assertThat(news).isEmpty();
    }

    @Test
    void whoIsNotWatchedAnyMore_beforeTheSnapshotIsComplete_isNotInIt() {
        presence.take(unwatched());
        complete();

        assertThat(snapshot).isEmpty();
        assertThat(news).isEmpty();
    }

    @Test
    void afterTheSnapshot_eachIsToldByItself() {
        complete();
        presence.take(offline());
        presence.take(unwatched());

        assertThat(news).containsExactly("bob offline", "bob unwatched");
    }

    private void complete() {
        presence.take(PresenceEvent.newBuilder()
                .setSnapshotComplete(SnapshotComplete.getDefaultInstance())
                .build());
    }

    private static PresenceEvent offline() {
        return PresenceEvent.newBuilder()
                .setUserOffline(UserOfflineEvent.newBuilder().setUserId("bob").setTimestamp(7))
                .build();
    }

    private static PresenceEvent unwatched() {
        return PresenceEvent.newBuilder()
                .setUnwatched(UserUnwatched.newBuilder().setUserId("bob"))
                .build();
    }
}
