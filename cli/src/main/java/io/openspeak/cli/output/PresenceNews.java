package io.openspeak.cli.output;

import io.openspeak.presence.v1.PresenceEvent;
import io.openspeak.presence.v1.PresenceStatus;
import io.openspeak.presence.v1.UserPresence;
import java.util.Locale;
import java.util.Optional;

/** Presence events and states as rows. */
public final class PresenceNews {

    private PresenceNews() {}

    /** Empty: of no interest to people, for example where a subscription starts. */
    public static Optional<Row> of(PresenceEvent event) {
        return switch (event.getEventCase()) {
            case USER_ONLINE -> Optional.of(state(event.getUserOnline().getPresence(), "online"));
            case STATE -> Optional.of(state(event.getState(), "state"));
            case USER_OFFLINE -> row("offline", event.getUserOffline().getUserId(), "went offline");
            case STATUS_CHANGED -> {
                String status = name(event.getStatusChanged().getNewStatus());
                String text = event.getStatusChanged().getStatusText();
                yield row(
                                "status",
                                event.getStatusChanged().getUserId(),
                                "is " + status + (text.isEmpty() ? "" : " (" + text + ")"))
                        .map(row -> row.with("status", status).with("text", text));
            }
            case CHANNEL_CHANGED -> channel(event);
            case MUTE_CHANGED -> {
                boolean muted = event.getMuteChanged().getMicrophoneMuted();
                yield row("mute", event.getMuteChanged().getUserId(), muted ? "muted" : "unmuted")
                        .map(row -> row.with("microphone_muted", muted));
            }
            case TYPING -> row("typing", event.getTyping().getUserId(), "is typing");
            case ROOM_MESSAGE ->
                row(
                        "message",
                        event.getRoomMessage().getRoomId(),
                        event.getRoomMessage().getJson());
            case REMOVED -> row("removed", event.getRemoved().getRoomId(), "may not be entered any more");
            case RECONNECTING -> {
                boolean broke = event.getReconnecting().getReconnecting();
                yield row("reconnecting", event.getReconnecting().getUserId(), broke ? "is reconnecting" : "is back")
                        .map(row -> row.with("reconnecting", broke));
            }
            case STARTED, SNAPSHOT_COMPLETE, UNWATCHED, EVENT_NOT_SET -> Optional.empty();
        };
    }

    /** A user as lists show it. */
    public static Row state(UserPresence user, String kind) {
        String status = name(user.getStatus()) + (user.getReconnecting() ? " (reconnecting)" : "");
        String channel = user.getCurrentChannelId();
        return Row.of("%-20s %-15s %-16s %s%s"
                        .formatted(
                                user.getUserId(),
                                status,
                                channel.isEmpty() ? "-" : "#" + channel,
                                user.getIsMicrophoneMuted() ? "muted" : "",
                                user.getStatusText().isEmpty() ? "" : "  " + user.getStatusText())
                        .stripTrailing())
                .with("kind", kind)
                .with("user", user.getUserId())
                .with("status", name(user.getStatus()))
                .with("reconnecting", user.getReconnecting())
                .with("channel", channel)
                .with("microphone_muted", user.getIsMicrophoneMuted())
                .with("text", user.getStatusText())
                .with("last_seen", user.getLastSeen());
    }

    /** {@code ONLINE} and so on, without the prefix that the contract needs. */
    public static String name(PresenceStatus status) {
        return status.name().replace("PRESENCE_STATUS_", "").toUpperCase(Locale.ROOT);
    }

    private static Optional<Row> channel(PresenceEvent event) {
        String before = event.getChannelChanged().getOldChannelId();
        String after = event.getChannelChanged().getNewChannelId();
        String what;
        if (after.isEmpty()) {
            what = "left #" + before;
        } else if (before.isEmpty()) {
            what = "joined #" + after;
        } else {
            what = "moved from #" + before + " to #" + after;
        }
        return row("channel", event.getChannelChanged().getUserId(), what)
                .map(row -> row.with("from", before).with("channel", after));
    }

    private static Optional<Row> row(String kind, String user, String what) {
        return Optional.of(Row.of(user + " " + what).with("kind", kind).with("user", user));
    }
}
