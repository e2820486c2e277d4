package io.openspeak.presence.websocket;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.websocket.Frame;
import io.openspeak.presence.Event;
import io.openspeak.presence.v1.PresenceEvent;
import io.openspeak.presence.v1.PresenceStatus;
import io.openspeak.presence.v1.RoomMessage;
import io.openspeak.presence.v1.SubscriptionMode;
import io.openspeak.presence.v1.UserPresence;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** What is told to clients, as frames; made once for all who speak the same dialect. */
final class EventFrames {

    private static final String OFFLINE = "offline";
    private static final String STATUS_PREFIX = "PRESENCE_STATUS_";
    private static final String MODE_PREFIX = "SUBSCRIPTION_MODE_";

    private EventFrames() {}

    /** The frame of an event; empty: the dialect has no word for it. */
    static Optional<Frame> of(Event event, Dialect dialect) {
        return event.as(
                dialect, content -> dialect == Dialect.COLINK ? asColinkKnowsIt(content) : withAllThatIsNew(content));
    }

    private static Optional<Frame> asColinkKnowsIt(PresenceEvent event) {
        return switch (event.getEventCase()) {
            case USER_ONLINE ->
                colink(
                        event.getUserOnline().getPresence(),
                        event.getUserOnline().getTimestamp());
            case STATE -> colink(event.getState(), event.getState().getLastSeen());
            case USER_OFFLINE ->
                colink(
                        event.getUserOffline().getUserId(),
                        event.getUserOffline().getName(),
                        PresenceStatus.PRESENCE_STATUS_OFFLINE,
                        event.getUserOffline().getTimestamp());
            case STATUS_CHANGED ->
                colink(
                        event.getStatusChanged().getUserId(),
                        event.getStatusChanged().getName(),
                        event.getStatusChanged().getNewStatus(),
                        event.getStatusChanged().getTimestamp());
            case TYPING, ROOM_MESSAGE -> Optional.of(ofRoom(event, ""));
            case CHANNEL_CHANGED,
                    MUTE_CHANGED,
                    RECONNECTING,
                    UNWATCHED,
                    REMOVED,
                    STARTED,
                    SNAPSHOT_COMPLETE,
                    EVENT_NOT_SET -> Optional.empty();
        };
    }

    private static Optional<Frame> colink(UserPresence presence, long timestamp) {
        return colink(presence.getUserId(), presence.getName(), presence.getStatus(), timestamp);
    }

    private static Optional<Frame> colink(String user, String name, PresenceStatus status, long timestamp) {
        return Optional.of(JsonFrame.of("presence", frame -> presence(frame, user, name, status, timestamp)));
    }

    private static void presence(JsonFrame frame, String user, String name, PresenceStatus status, long timestamp)
            throws IOException {
        frame.text("user_id", user)
                .text("username", name.isEmpty() ? user : name)
                .text("status", colinkStatus(status))
                .time("timestamp", timestamp);
    }

    /** False: a client of CoLink is told that whoever has that status is offline. */
    static boolean isThereForColink(PresenceStatus status) {
        return !colinkStatus(status).equals(OFFLINE);
    }

    private static String colinkStatus(PresenceStatus status) {
        return switch (status) {
            case PRESENCE_STATUS_ONLINE -> "online";
            case PRESENCE_STATUS_AWAY, PRESENCE_STATUS_IDLE, PRESENCE_STATUS_DO_NOT_DISTURB -> "away";
            case PRESENCE_STATUS_OFFLINE, PRESENCE_STATUS_INVISIBLE, UNRECOGNIZED -> OFFLINE;
        };
    }

    private static Frame ofRoom(PresenceEvent event, String position) {
        if (event.hasTyping()) {
            var typing = event.getTyping();
            boolean direct = !typing.getDmId().isEmpty();
            Room room = new Room(new ChannelId(direct ? typing.getDmId() : typing.getChannelId()), direct);
            return JsonFrame.of(
                    "typing",
                    frame -> frame.room(room)
                            .text("user_id", typing.getUserId())
                            .text("username", typing.getName().isEmpty() ? typing.getUserId() : typing.getName()));
        }
        RoomMessage message = event.getRoomMessage();
        return JsonFrame.of(
                "message", frame -> frame.raw("data", message.getJson()).textIfAny("position", position));
    }

    private static Optional<Frame> withAllThatIsNew(PresenceEvent event) {
        return switch (event.getEventCase()) {
            case TYPING, ROOM_MESSAGE -> Optional.of(ofRoom(event, event.getPosition()));
            case EVENT_NOT_SET ->
                event.getPosition().isEmpty() ? Optional.empty() : Optional.of(position(event.getPosition()));
            case USER_ONLINE, STATE, USER_OFFLINE, STATUS_CHANGED, RECONNECTING, CHANNEL_CHANGED, MUTE_CHANGED ->
                Optional.of(ofUser(event));
            case REMOVED ->
                Optional.of(
                        ServerFrames.removed(new ChannelId(event.getRemoved().getRoomId())));
            case UNWATCHED ->
                Optional.of(JsonFrame.of(
                        "unwatched",
                        frame -> frame.text("user_id", event.getUnwatched().getUserId())
                                .textIfAny("position", event.getPosition())));
            case STARTED ->
                Optional.of(JsonFrame.of(
                        "started",
                        frame -> frame.text("mode", mode(event.getStarted().getMode()))));
            case SNAPSHOT_COMPLETE ->
                Optional.of(JsonFrame.of(
                        "snapshot_complete",
                        frame -> frame.number(
                                        "users", event.getSnapshotComplete().getUsers())
                                .textIfAny("position", event.getPosition())));
        };
    }

    /** Up to where everything was told. */
    static Frame position(String position) {
        return JsonFrame.of("position", frame -> frame.text("position", position));
    }

    private static Frame ofUser(PresenceEvent event) {
        String type = switch (event.getEventCase()) {
            case RECONNECTING -> "reconnecting";
            case CHANNEL_CHANGED -> "channel_changed";
            case MUTE_CHANGED -> "mute_changed";
            default -> "presence";
        };
        return JsonFrame.of(type, frame -> {
            ofUser(event, frame);
            frame.textIfAny("position", event.getPosition());
        });
    }

    private static void ofUser(PresenceEvent event, JsonFrame frame) throws IOException {
        switch (event.getEventCase()) {
            case USER_ONLINE ->
                whole(
                        frame,
                        event.getUserOnline().getPresence(),
                        event.getUserOnline().getTimestamp());
            case STATE -> whole(frame, event.getState(), event.getState().getLastSeen());
            case USER_OFFLINE -> {
                var offline = event.getUserOffline();
                PresenceStatus status = PresenceStatus.PRESENCE_STATUS_OFFLINE;
                presence(frame, offline.getUserId(), offline.getName(), status, offline.getTimestamp());
                frame.text("detail", word(status));
            }
            case STATUS_CHANGED -> {
                var changed = event.getStatusChanged();
                presence(frame, changed.getUserId(), changed.getName(), changed.getNewStatus(), changed.getTimestamp());
                frame.text("detail", word(changed.getNewStatus())).text("text", changed.getStatusText());
            }
            case RECONNECTING -> {
                var reconnecting = event.getReconnecting();
                frame.text("user_id", reconnecting.getUserId())
                        .flag("reconnecting", reconnecting.getReconnecting())
                        .timeIfAny("until", reconnecting.getUntil())
                        .time("timestamp", reconnecting.getTimestamp());
            }
            case CHANNEL_CHANGED -> {
                var moved = event.getChannelChanged();
                frame.text("user_id", moved.getUserId())
                        .textIfAny("old_channel_id", moved.getOldChannelId())
                        .textIfAny("channel_id", moved.getNewChannelId())
                        .time("timestamp", moved.getTimestamp());
            }
            case MUTE_CHANGED -> {
                var muted = event.getMuteChanged();
                frame.text("user_id", muted.getUserId())
                        .flag("microphone", muted.getMicrophoneMuted())
                        .flag("speaker", muted.getSpeakerMuted())
                        .time("timestamp", muted.getTimestamp());
            }
            default -> throw new IllegalArgumentException(event.getEventCase() + " is not about a user");
        }
    }

    private static void whole(JsonFrame frame, UserPresence presence, long timestamp) throws IOException {
        presence(frame, presence.getUserId(), presence.getName(), presence.getStatus(), timestamp);
        frame.text("detail", word(presence.getStatus()))
                .text("text", presence.getStatusText())
                .timeIfAny("text_until", presence.getStatusUntil())
                .textIfAny("channel_id", presence.getCurrentChannelId())
                .flag("microphone_muted", presence.getIsMicrophoneMuted())
                .flag("speaker_muted", presence.getIsSpeakerMuted())
                .flag("reconnecting", presence.getReconnecting())
                .timeIfAny("reconnecting_until", presence.getReconnectingUntil())
                .objects(
                        "devices",
                        presence.getDevicesList(),
                        device -> frame.text("device", device.getDevice()).text("status", word(device.getStatus())));
    }

    private static String word(PresenceStatus status) {
        return status.name().substring(STATUS_PREFIX.length()).toLowerCase(Locale.ROOT);
    }

    private static String mode(SubscriptionMode mode) {
        return mode.name().substring(MODE_PREFIX.length()).toLowerCase(Locale.ROOT);
    }
}
