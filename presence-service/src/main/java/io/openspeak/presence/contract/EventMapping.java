package io.openspeak.presence.contract;

import io.openspeak.platform.identity.UserId;
import io.openspeak.presence.domain.Session;
import io.openspeak.presence.domain.Session.Mute;
import io.openspeak.presence.domain.Status;
import io.openspeak.presence.domain.UserState;
import io.openspeak.presence.v1.PresenceChange;
import io.openspeak.presence.v1.PresenceEvent;
import io.openspeak.presence.v1.UserOnlineEvent;
import io.openspeak.presence.v1.UserPresence;
import io.openspeak.presence.v1.UserUnwatched;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** What a viewer is told of a change: nothing of who is invisible, nothing of another's speaker. */
public final class EventMapping {

    private EventMapping() {}

    /**
     * The events of a fact's changes, without their position.
     *
     * @param all true: for the user itself and roles with the right
     * @param presence of a user, as those see it who see all, or do not
     */
    public static List<PresenceEvent.Builder> events(
            UserState before,
            UserState after,
            List<PresenceChange> changes,
            boolean all,
            BiFunction<UserState, Boolean, UserPresence> presence) {
        List<PresenceEvent.Builder> events = new ArrayList<>();
        if (all && (isInvisible(before) != isInvisible(after) || isInvisible(after) && !shownAlike(before, after))) {
            events.add(PresenceEvent.newBuilder().setState(presence.apply(after, all)));
        } else if (all || isShown(before) || isShown(after)) {
            for (PresenceChange change : changes) {
                add(events, change, before, after, all, presence);
            }
            if (events.stream().noneMatch(event -> event.hasUserOnline() || event.hasUserOffline())
                    && devicesDiffer(before, after)) {
                // Nothing else tells of a second device, or of what one of several does.
                events.add(PresenceEvent.newBuilder().setState(presence.apply(after, all)));
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
            BiFunction<UserState, Boolean, UserPresence> presence) {
        PresenceEvent.Builder event = PresenceEvent.newBuilder();
        switch (change.getChangeCase()) {
            case USER_ONLINE ->
                events.add(event.setUserOnline(UserOnlineEvent.newBuilder()
                        .setPresence(presence.apply(after, all))
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

    /** That somebody is not watched any more. */
    public static PresenceEvent.Builder unwatched(UserId user) {
        return PresenceEvent.newBuilder()
                .setUnwatched(UserUnwatched.newBuilder().setUserId(user.value()));
    }

    private static boolean devicesDiffer(UserState before, UserState after) {
        return !devices(before, false).equals(devices(after, false))
                || (!statusTellsOfDevices(after) && !devices(before, true).equals(devices(after, true)));
    }

    private static List<String> devices(UserState state, boolean withIdle) {
        return state.sessions().stream()
                .filter(Session::live)
                .map(session -> session.client().device() + (withIdle && session.idle() ? " idle" : ""))
                .sorted()
                .toList();
    }

    /** True if each device does what the user does. */
    private static boolean statusTellsOfDevices(UserState state) {
        Status status = state.shown().status();
        return status == Status.IDLE
                || (status == Status.ONLINE
                        && state.sessions().stream().filter(Session::live).count() == 1);
    }

    /** True if the user is not OFFLINE to those who see all, or do not. */
    public static boolean isThere(UserState state, boolean all) {
        return isShown(state) || all && isInvisible(state);
    }

    private static boolean isShown(UserState state) {
        return state.shown().status().toOthers() != Status.OFFLINE;
    }

    private static boolean shownAlike(UserState before, UserState after) {
        return before.shown().equals(after.shown());
    }

    private static boolean isInvisible(UserState state) {
        return state.shown().status() == Status.INVISIBLE;
    }

    private static boolean microphone(UserState state) {
        return state.shownSession().map(Session::mute).orElse(Mute.NONE).microphone();
    }
}
