package io.openspeak.presence.websocket;

import io.openspeak.platform.failures.Failure;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.redis.log.LogPosition;
import io.openspeak.platform.websocket.Closing;
import io.openspeak.platform.websocket.Frame;
import io.openspeak.presence.PresenceSettings;
import io.openspeak.presence.rooms.RoomSettings;
import io.openspeak.presence.session.Sessions.Opened;

/** Frames for one client. */
final class ServerFrames {

    private ServerFrames() {}

    static Frame pong(long now) {
        return JsonFrame.of("pong", frame -> frame.time("timestamp", now));
    }

    static Frame subscribed(Room room) {
        return JsonFrame.of("subscribed", frame -> frame.room(room));
    }

    static Frame unsubscribed(Room room) {
        return JsonFrame.of("unsubscribed", frame -> frame.onlyRoom(room));
    }

    /** What went wrong, in CoLink's words; the reason and the command only for those who know them. */
    static Frame error(Failure failure, String commandId, Dialect dialect) {
        return JsonFrame.of("error", frame -> {
            frame.text("error", failure.toldMessage())
                    .number("code", failure.reason().kind().httpStatus())
                    .textIfAny("command_id", commandId);
            if (dialect == Dialect.OPENSPEAK) {
                frame.text("reason", failure.reason().wireName());
            }
        });
    }

    /** To who may be in the room no more. */
    static Frame removed(ChannelId room) {
        return JsonFrame.of("removed", frame -> frame.text("room_id", room.value()));
    }

    static Frame ack(String commandId, LogPosition position) {
        return JsonFrame.of(
                "ack", frame -> frame.text("command_id", commandId).textIfAny("position", position.encode()));
    }

    static Frame closing(Closing closing, String position) {
        return JsonFrame.of(
                "closing",
                frame -> frame.text("reason", closing.wireName())
                        .number("code", closing.code())
                        .text("reconnect", closing.reconnect().wireName())
                        .textIfAny("position", position));
    }

    static Frame hello(Opened opened, PresenceSettings times, WebSocketSettings limits, RoomSettings rooms) {
        return JsonFrame.of(
                "hello",
                frame -> frame.text("session_id", opened.connected().session().value())
                        .flag("resumed", opened.resumed())
                        .number("heartbeat_interval_ms", times.heartbeat().toMillis())
                        .number("silence_ms", times.silence().toMillis())
                        .number("reconnecting_ms", times.reconnecting().toMillis())
                        .number("resume_ms", times.resumable().toMillis())
                        .number("idle_ms", times.idle().toMillis())
                        .object(
                                "limits",
                                all -> all.number("message_bytes", limits.maxFrameBytes())
                                        .number("frames_per_second", limits.framesPerSecond())
                                        .number("frame_burst", limits.frameBurst())
                                        .number("rooms", rooms.maxRooms())
                                        .number("watched_users", times.maxWatchedUsers())
                                        .number("sessions", times.maxSessionsPerUser())
                                        .number("unsent_bytes", times.maxUnsentBytes())));
    }
}
