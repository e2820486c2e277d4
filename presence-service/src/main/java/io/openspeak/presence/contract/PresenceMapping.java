package io.openspeak.presence.contract;

import static io.openspeak.presence.contract.StateMapping.millis;
import static io.openspeak.presence.contract.StateMapping.text;

import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.UserId;
import io.openspeak.presence.domain.Claim;
import io.openspeak.presence.domain.ClientInfo;
import io.openspeak.presence.domain.Session;
import io.openspeak.presence.domain.Status;
import io.openspeak.presence.domain.UserState;
import io.openspeak.presence.v1.DevicePresence;
import io.openspeak.presence.v1.UserPresence;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A user's presence as somebody may see it: the one place that hides what others need not know. */
public final class PresenceMapping {

    private PresenceMapping() {}

    /**
     * Who looks.
     *
     * @param user the one who looks
     * @param seesAll true for roles with the right to the whole truth about others
     */
    public record Viewer(UserId user, boolean seesAll) {

        /** A caller as a viewer. */
        public static Viewer of(Caller caller) {
            return new Viewer(caller.user(), caller.moderates());
        }

        /** True if it may know all about the user: it is the user, or has the right. */
        public boolean seesAllOf(UserId other) {
            return seesAll || user.equals(other);
        }
    }

    /** The presence as the viewer may see it. */
    public static UserPresence presence(UserState state, Viewer viewer) {
        return presence(state, viewer.seesAllOf(state.user()));
    }

    /**
     * The presence as it is to be seen.
     *
     * @param all true: by the user itself and roles with the right
     */
    public static UserPresence presence(UserState state, boolean all) {
        if (!all && state.shown().status().toOthers() == Status.OFFLINE) {
            return offline(state.user());
        }
        Status status = all ? state.shown().status() : state.shown().status().toOthers();
        UserPresence.Builder presence = UserPresence.newBuilder()
                .setUserId(state.user().value())
                .setName(state.name())
                .setVersion(state.version())
                .setStatus(StateMapping.status(status))
                .setLastSeen(lastSeen(state, status));
        if (status == Status.OFFLINE) {
            return presence.build();
        }
        presence.setCurrentChannelId(text(state.seat().channel()))
                .setStatusText(state.shown().text())
                .setStatusUntil(claimEnd(state))
                .setReconnecting(state.shown().reconnectingUntil() != null)
                .setReconnectingUntil(millis(state.shown().reconnectingUntil()));
        state.sessions().stream()
                .map(Session::connectedAt)
                .min(Comparator.naturalOrder())
                .ifPresent(start -> presence.setConnectedAt(start.toEpochMilli()));
        state.shownSession().ifPresent(session -> addShown(presence, session, all));
        state.sessions().stream()
                .filter(Session::live)
                .forEach(session -> presence.addDevices(DevicePresence.newBuilder()
                        .setDevice(session.client().device())
                        .setStatus(StateMapping.status(session.status()))));
        return presence.build();
    }

    /** The same for who is away, invisible or was never here: nobody can tell them apart. */
    private static UserPresence offline(UserId user) {
        return UserPresence.newBuilder()
                .setUserId(user.value())
                .setName(user.value())
                .setStatus(StateMapping.status(Status.OFFLINE))
                .build();
    }

    private static void addShown(UserPresence.Builder presence, Session session, boolean all) {
        ClientInfo client = session.client();
        presence.setIsMicrophoneMuted(session.mute().microphone())
                .setIsSpeakerMuted(all && session.mute().speaker())
                .setClientVersion(client.version())
                .setPlatform(client.platform());
    }

    private static long lastSeen(UserState state, Status status) {
        Optional<Instant> activity =
                state.sessions().stream().map(Session::lastActivity).max(Comparator.naturalOrder());
        return status == Status.OFFLINE || activity.isEmpty()
                ? millis(state.lastSeen())
                : activity.get().toEpochMilli();
    }

    private static long claimEnd(UserState state) {
        List<Claim> claims = state.claims();
        return claims.isEmpty() ? 0 : millis(claims.getLast().until());
    }
}
