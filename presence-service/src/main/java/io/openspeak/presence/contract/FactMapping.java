package io.openspeak.presence.contract;

import static io.openspeak.presence.contract.StateMapping.millis;
import static io.openspeak.presence.contract.StateMapping.text;

import io.openspeak.presence.domain.Change;
import io.openspeak.presence.domain.SessionEnd;
import io.openspeak.presence.domain.UserState;
import io.openspeak.presence.v1.PresenceChange;
import io.openspeak.presence.v1.PresenceFact;
import io.openspeak.presence.v1.SessionEndReason;
import io.openspeak.presence.v1.SessionEnded;
import io.openspeak.presence.v1.SessionStarted;
import io.openspeak.presence.v1.UserChannelChanged;
import io.openspeak.presence.v1.UserMuteStateChanged;
import io.openspeak.presence.v1.UserOfflineEvent;
import io.openspeak.presence.v1.UserOnlineEvent;
import io.openspeak.presence.v1.UserReconnecting;
import io.openspeak.presence.v1.UserStatusChanged;
import java.time.Instant;
import java.util.List;

/** A written state and what changed, as the fact that tells of it. */
public final class FactMapping {

    /** Type of the entries that hold a {@link PresenceFact}. */
    public static final String TYPE = "presence.v1";

    private FactMapping() {}

    /** The fact of a change. */
    public static PresenceFact fact(UserState after, List<Change> changes, Instant at) {
        PresenceFact.Builder fact =
                PresenceFact.newBuilder().setUser(StateMapping.record(after)).setAt(at.toEpochMilli());
        changes.forEach(change -> fact.addChanges(change(after, change, at)));
        return fact.build();
    }

    private static PresenceChange change(UserState after, Change change, Instant at) {
        String user = after.user().value();
        long now = at.toEpochMilli();
        PresenceChange.Builder told = PresenceChange.newBuilder();
        switch (change) {
            case Change.SessionStarted started ->
                told.setSessionStarted(SessionStarted.newBuilder()
                        .setSessionId(started.session().value()));
            case Change.SessionEnded ended ->
                told.setSessionEnded(SessionEnded.newBuilder()
                        .setSessionId(ended.session().value())
                        .setReason(reason(ended.why())));
            case Change.Online online ->
                // The presence itself depends on who looks: edges fill it from the fact's state.
                told.setUserOnline(UserOnlineEvent.newBuilder().setTimestamp(now));
            case Change.Offline offline ->
                told.setUserOffline(UserOfflineEvent.newBuilder()
                        .setUserId(user)
                        .setName(after.name())
                        .setTimestamp(now));
            case Change.StatusChanged changed ->
                told.setStatusChanged(UserStatusChanged.newBuilder()
                        .setUserId(user)
                        .setName(after.name())
                        .setOldStatus(StateMapping.status(changed.before()))
                        .setNewStatus(StateMapping.status(changed.after()))
                        .setStatusText(changed.text())
                        .setTimestamp(now));
            case Change.Reconnecting reconnecting ->
                told.setReconnecting(UserReconnecting.newBuilder()
                        .setUserId(user)
                        .setReconnecting(reconnecting.until() != null)
                        .setUntil(millis(reconnecting.until()))
                        .setTimestamp(now));
            case Change.ChannelChanged moved ->
                told.setChannelChanged(UserChannelChanged.newBuilder()
                        .setUserId(user)
                        .setOldChannelId(text(moved.before()))
                        .setNewChannelId(text(moved.after()))
                        .setTimestamp(now));
            case Change.MuteChanged muted ->
                told.setMuteChanged(UserMuteStateChanged.newBuilder()
                        .setUserId(user)
                        .setMicrophoneMuted(muted.microphone())
                        .setSpeakerMuted(muted.speaker())
                        .setTimestamp(now));
        }
        return told.build();
    }

    private static SessionEndReason reason(SessionEnd why) {
        return switch (why) {
            case CLOSED -> SessionEndReason.SESSION_END_REASON_CLOSED;
            case LOST -> SessionEndReason.SESSION_END_REASON_LOST;
            case REVOKED -> SessionEndReason.SESSION_END_REASON_REVOKED;
        };
    }
}
