package io.openspeak.presence.contract;

import io.openspeak.presence.contract.PresenceMapping.Viewer;
import io.openspeak.presence.domain.Session;
import io.openspeak.presence.domain.Session.Mute;
import io.openspeak.presence.domain.Status;
import io.openspeak.presence.domain.UserState;
import io.openspeak.presence.v1.PresenceChange;
import io.openspeak.presence.v1.PresenceEvent;
import io.openspeak.presence.v1.PresenceFact;
import io.openspeak.presence.v1.UserOnlineEvent;
import io.openspeak.presence.v1.UserPresence;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What a viewer is told of a change: nothing of who is invisible, nothing of another's speaker. */
public final class EventMapping {

    private EventMapping() {}

    /** The events of a fact for a viewer, without their position. */
    public static List<PresenceEvent.Builder> events(
            UserState before,
            UserState after,
            PresenceFact fact,
            Viewer viewer,
            Function<UserState, UserPresence> presence) {
        boolean all = viewer.seesAllOf(after.user());
        List<PresenceEvent.Builder> events = new ArrayList<>();
        if (all && isInvisible(before) != isInvisible(after)) {
            events.add(PresenceEvent.newBuilder().setState(presence.apply(after)));
        } else if (all || isShown(before) || isShown(after)) {
            for (PresenceChange change : fact.getChangesList()) {
                add(events, change, before, after, all, presence);
            }
        }
        return events;
    }

    private static void add(
            List<PresenceEvent.Builder> events,
            PresenceChange change,
            UserState before,
            UserState after,
            boolean all,
            Function<UserState, UserPresence> presence) {
        PresenceEvent.Builder event = PresenceEvent.newBuilder();
        switch (change.getChangeCase()) {
            case USER_ONLINE ->
                events.add(event.setUserOnline(UserOnlineEvent.newBuilder()
                        .setPresence(presence.apply(after))
                        .setTimestamp(change.getUserOnline().getTimestamp())));
            case USER_OFFLINE -> events.add(event.setUserOffline(change.getUserOffline()));
            case STATUS_CHANGED -> events.add(event.setStatusChanged(change.getStatusChanged()));
            case RECONNECTING -> events.add(event.setReconnecting(change.getReconnecting()));
            case CHANNEL_CHANGED -> {
                if (all || isShown(after)) {
                    events.add(event.setChannelChanged(change.getChannelChanged()));
                }
            }
            case MUTE_CHANGED -> {
                if (all || (isShown(after) && microphone(before) != microphone(after))) {
                    events.add(event.setMuteChanged(change.getMuteChanged().toBuilder()
                            .setSpeakerMuted(all && change.getMuteChanged().getSpeakerMuted())));
                }
            }
            case SESSION_STARTED, SESSION_ENDED, CHANGE_NOT_SET -> {}
        }
    }

    private static boolean isShown(UserState state) {
        return state.shown().status().toOthers() != Status.OFFLINE;
    }

    private static boolean isInvisible(UserState state) {
        return state.shown().status() == Status.INVISIBLE;
    }

    private static boolean microphone(UserState state) {
        return state.shownSession().map(Session::mute).orElse(Mute.NONE).microphone();
    }
}
