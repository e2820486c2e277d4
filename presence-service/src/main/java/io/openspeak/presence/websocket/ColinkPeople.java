package io.openspeak.presence.websocket;

import io.openspeak.presence.v1.PresenceEvent;
import io.openspeak.presence.v1.PresenceStatus;
import io.openspeak.presence.v1.SubscriptionMode;
import io.openspeak.presence.v1.UserOfflineEvent;
import io.openspeak.presence.v1.UserPresence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whom one client of CoLink shows as there. It has no word for somebody whom it is not told of any more, nor for a state of all that
 * replaces what was before: those who are missed by both are told as offline, else they would be shown for good.
 */
final class ColinkPeople {

    /** Names by id. */
    private final Map<String, String> there = new HashMap<>();

    private final Map<String, String> notToldAgain = new HashMap<>();

    /** What to tell beside the event, at that time; mostly nothing. */
    List<PresenceEvent> besides(PresenceEvent event, long now) {
        return switch (event.getEventCase()) {
            case USER_ONLINE -> seen(event.getUserOnline().getPresence());
            case STATE -> seen(event.getState());
            case STATUS_CHANGED ->
                seen(
                        event.getStatusChanged().getUserId(),
                        event.getStatusChanged().getName(),
                        event.getStatusChanged().getNewStatus());
            case USER_OFFLINE -> gone(event.getUserOffline().getUserId());
            case UNWATCHED -> goes(event.getUnwatched().getUserId(), now);
            case STARTED -> begins(event.getStarted().getMode());
            case SNAPSHOT_COMPLETE -> ends(now);
            case CHANNEL_CHANGED, MUTE_CHANGED, RECONNECTING, REMOVED, TYPING, ROOM_MESSAGE, EVENT_NOT_SET -> List.of();
        };
    }

    private List<PresenceEvent> seen(UserPresence presence) {
        return seen(presence.getUserId(), presence.getName(), presence.getStatus());
    }

    private List<PresenceEvent> seen(String user, String name, PresenceStatus status) {
        if (!EventFrames.isThereForColink(status)) {
            return gone(user);
        }
        there.put(user, name);
        notToldAgain.remove(user);
        return List.of();
    }

    private List<PresenceEvent> gone(String user) {
        there.remove(user);
        notToldAgain.remove(user);
        return List.of();
    }

    private List<PresenceEvent> goes(String user, long now) {
        String name = there.get(user);
        gone(user);
        return name == null ? List.of() : List.of(offline(user, name, now));
    }

    private List<PresenceEvent> begins(SubscriptionMode mode) {
        notToldAgain.clear();
        if (mode == SubscriptionMode.SUBSCRIPTION_MODE_SNAPSHOT) {
            notToldAgain.putAll(there);
        }
        return List.of();
    }

    private List<PresenceEvent> ends(long now) {
        List<PresenceEvent> offline = new ArrayList<>();
        notToldAgain.forEach((user, name) -> offline.add(offline(user, name, now)));
        there.keySet().removeAll(notToldAgain.keySet());
        notToldAgain.clear();
        return offline;
    }

    private static PresenceEvent offline(String user, String name, long now) {
        return PresenceEvent.newBuilder()
                .setUserOffline(UserOfflineEvent.newBuilder()
                        .setUserId(user)
                        .setName(name)
                        .setTimestamp(now))
                .build();
    }
}
