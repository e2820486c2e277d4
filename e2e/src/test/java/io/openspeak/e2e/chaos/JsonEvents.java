package io.openspeak.e2e.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.openspeak.presence.v1.PresenceEvent;
import io.openspeak.presence.v1.PresenceStatus;
import io.openspeak.presence.v1.SnapshotComplete;
import io.openspeak.presence.v1.SubscriptionMode;
import io.openspeak.presence.v1.SubscriptionStarted;
import io.openspeak.presence.v1.UserChannelChanged;
import io.openspeak.presence.v1.UserMuteStateChanged;
import io.openspeak.presence.v1.UserOfflineEvent;
import io.openspeak.presence.v1.UserPresence;
import io.openspeak.presence.v1.UserReconnecting;
import io.openspeak.presence.v1.UserStatusChanged;
import io.openspeak.presence.v1.UserUnwatched;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * What frames of the WebSocket tell, as the events of gRPC streams: all clients are judged alike. Frames tell less: who came and who
 * is there look the same, and a change of status does not say what it was before.
 */
final class JsonEvents {

    private static final String OFFLINE = "offline";

    private JsonEvents() {}

    /** The event of a frame; empty: it tells of nobody. */
    static Optional<PresenceEvent> event(JsonNode frame) {
        PresenceEvent.Builder event = PresenceEvent.newBuilder().setPosition(text(frame, "position"));
        switch (text(frame, "type")) {
            case "started" -> event.setStarted(SubscriptionStarted.newBuilder().setMode(mode(frame)));
            case "snapshot_complete" ->
                event.setSnapshotComplete(SnapshotComplete.newBuilder()
                        .setUsers(frame.path("users").asInt()));
            case "presence" -> presence(frame, event);
            case "reconnecting" ->
                event.setReconnecting(UserReconnecting.newBuilder()
                        .setUserId(text(frame, "user_id"))
                        .setReconnecting(frame.path("reconnecting").asBoolean())
                        .setUntil(time(frame, "until"))
                        .setTimestamp(time(frame, "timestamp")));
            case "channel_changed" ->
                event.setChannelChanged(UserChannelChanged.newBuilder()
                        .setUserId(text(frame, "user_id"))
                        .setOldChannelId(text(frame, "old_channel_id"))
                        .setNewChannelId(text(frame, "channel_id"))
                        .setTimestamp(time(frame, "timestamp")));
            case "mute_changed" ->
                event.setMuteChanged(UserMuteStateChanged.newBuilder()
                        .setUserId(text(frame, "user_id"))
                        .setMicrophoneMuted(frame.path("microphone").asBoolean())
                        .setSpeakerMuted(frame.path("speaker").asBoolean())
                        .setTimestamp(time(frame, "timestamp")));
            case "unwatched" -> event.setUnwatched(UserUnwatched.newBuilder().setUserId(text(frame, "user_id")));
            case "position" -> {}
            default -> {
                return Optional.empty();
            }
        }
        return Optional.of(event.build());
    }

    private static void presence(JsonNode frame, PresenceEvent.Builder event) {
        if (frame.has("devices")) {
            event.setState(whole(frame));
        } else if (text(frame, "detail").equals(OFFLINE)) {
            event.setUserOffline(UserOfflineEvent.newBuilder()
                    .setUserId(text(frame, "user_id"))
                    .setTimestamp(time(frame, "timestamp")));
        } else {
            event.setStatusChanged(UserStatusChanged.newBuilder()
                    .setUserId(text(frame, "user_id"))
                    .setNewStatus(status(frame))
                    .setStatusText(text(frame, "text"))
                    .setTimestamp(time(frame, "timestamp")));
        }
    }

    private static UserPresence whole(JsonNode frame) {
        return UserPresence.newBuilder()
                .setUserId(text(frame, "user_id"))
                .setStatus(status(frame))
                .setStatusText(text(frame, "text"))
                .setCurrentChannelId(text(frame, "channel_id"))
                .setIsMicrophoneMuted(frame.path("microphone_muted").asBoolean())
                .setIsSpeakerMuted(frame.path("speaker_muted").asBoolean())
                .setReconnecting(frame.path("reconnecting").asBoolean())
                .setReconnectingUntil(time(frame, "reconnecting_until"))
                .build();
    }

    private static PresenceStatus status(JsonNode frame) {
        return PresenceStatus.valueOf("PRESENCE_STATUS_" + text(frame, "detail").toUpperCase(Locale.ROOT));
    }

    private static SubscriptionMode mode(JsonNode frame) {
        return SubscriptionMode.valueOf(
                "SUBSCRIPTION_MODE_" + text(frame, "mode").toUpperCase(Locale.ROOT));
    }

    private static String text(JsonNode frame, String name) {
        return frame.path(name).asText();
    }

    /** Milliseconds since 1970; 0: not told. */
    private static long time(JsonNode frame, String name) {
        String told = text(frame, name);
        return told.isEmpty() ? 0 : Instant.parse(told).toEpochMilli();
    }
}
