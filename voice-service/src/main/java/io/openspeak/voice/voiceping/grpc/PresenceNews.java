package io.openspeak.voice.voiceping.grpc;

import io.openspeak.presence.v1.PresenceEvent;
import io.openspeak.presence.v1.PresenceStatus;
import io.openspeak.presence.v1.SubscriptionMode;
import io.openspeak.presence.v1.UserPresence;
import io.openspeak.voice.voiceping.PersonPresence;
import io.openspeak.voice.voiceping.PresenceSessions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Events of presence-service in the words of VoicePing: there or not. States of a snapshot are gathered until it is complete. */
final class PresenceNews {

    private final PresenceSessions.Told told;

    /** By user: what happens to one who was sent already comes before the snapshot is complete, and counts. */
    private final Map<String, PersonPresence> snapshot = new LinkedHashMap<>();

    private boolean gathering;

    PresenceNews(PresenceSessions.Told told) {
        this.told = told;
    }

    void take(PresenceEvent event) {
        switch (event.getEventCase()) {
            case STARTED -> begin(event.getStarted().getMode());
            case SNAPSHOT_COMPLETE -> complete();
            case STATE -> seen(person(event.getState()));
            case USER_ONLINE -> seen(person(event.getUserOnline().getPresence()));
            case USER_OFFLINE ->
                seen(new PersonPresence(
                        event.getUserOffline().getUserId(),
                        false,
                        event.getUserOffline().getTimestamp()));
            case STATUS_CHANGED ->
                seen(new PersonPresence(
                        event.getStatusChanged().getUserId(),
                        online(event.getStatusChanged().getNewStatus()),
                        event.getStatusChanged().getTimestamp()));
            case UNWATCHED -> unwatched(event.getUnwatched().getUserId());
            case CHANNEL_CHANGED, MUTE_CHANGED, TYPING, RECONNECTING, ROOM_MESSAGE, REMOVED, EVENT_NOT_SET -> {}
        }
    }

    private void begin(SubscriptionMode mode) {
        gathering = mode == SubscriptionMode.SUBSCRIPTION_MODE_SNAPSHOT;
        snapshot.clear();
    }

    private void complete() {
        gathering = false;
        told.snapshot(List.copyOf(snapshot.values()));
        snapshot.clear();
    }

    private void seen(PersonPresence person) {
        if (gathering) {
            snapshot.put(person.user(), person);
        } else {
            told.changed(person);
        }
    }

    private void unwatched(String user) {
        if (gathering) {
            snapshot.remove(user);
        } else {
            told.unwatched(user);
        }
    }

    private static PersonPresence person(UserPresence presence) {
        return new PersonPresence(presence.getUserId(), online(presence.getStatus()), presence.getLastSeen());
    }

    private static boolean online(PresenceStatus status) {
        return status != PresenceStatus.PRESENCE_STATUS_OFFLINE && status != PresenceStatus.PRESENCE_STATUS_INVISIBLE;
    }
}
