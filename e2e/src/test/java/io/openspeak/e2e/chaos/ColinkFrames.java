package io.openspeak.e2e.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.openspeak.presence.v1.PresenceEvent;
import io.openspeak.presence.v1.PresenceStatus;
import io.openspeak.presence.v1.UserPresence;
import java.net.http.WebSocket;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What CoLink's clients have always been told, and not a field more: what is not in here they can't take. */
final class ColinkFrames {

    private static final Map<String, Set<Set<String>>> FIELDS = Map.of(
            "presence", Set.of(Set.of("type", "user_id", "username", "status", "timestamp")),
            "subscribed", Set.of(Set.of("type", "channel_id", "dm_id")),
            "unsubscribed", Set.of(Set.of("type", "channel_id")),
            "pong", Set.of(Set.of("type", "timestamp")),
            "error", Set.of(Set.of("type", "error", "code")));

    private static final Map<String, PresenceStatus> STATUS = Map.of(
            "online", PresenceStatus.PRESENCE_STATUS_ONLINE,
            "away", PresenceStatus.PRESENCE_STATUS_AWAY,
            "offline", PresenceStatus.PRESENCE_STATUS_OFFLINE);

    /** A pod that died says nothing. */
    private static final int CUT = 1006;

    private static final int FORBIDDEN = 403;
    private static final int NOT_THERE = 404;
    private static final int UNAVAILABLE = 503;

    private ColinkFrames() {}

    /** True if a client of CoLink knows the frame and all of its fields. */
    static boolean isKnown(JsonNode frame) {
        Set<String> fields = new HashSet<>();
        frame.fieldNames().forEachRemaining(fields::add);
        String type = frame.path("type").asText();
        return FIELDS.getOrDefault(type, Set.of()).contains(fields)
                && (!type.equals("presence")
                        || STATUS.containsKey(frame.path("status").asText()));
    }

    /** A presence frame, as gRPC streams tell a state: that somebody came looks the same as that somebody is there. */
    static PresenceEvent state(JsonNode presence) {
        return PresenceEvent.newBuilder()
                .setState(UserPresence.newBuilder()
                        .setUserId(presence.path("user_id").asText())
                        .setStatus(Objects.requireNonNull(
                                STATUS.get(presence.path("status").asText()))))
                .build();
    }

    /** What is left of a user's presence when it is told in these words. */
    static Shown told(Shown truth) {
        return switch (truth.status()) {
            case PRESENCE_STATUS_ONLINE -> seen(PresenceStatus.PRESENCE_STATUS_ONLINE);
            case PRESENCE_STATUS_AWAY, PRESENCE_STATUS_IDLE, PRESENCE_STATUS_DO_NOT_DISTURB ->
                seen(PresenceStatus.PRESENCE_STATUS_AWAY);
            case PRESENCE_STATUS_OFFLINE, PRESENCE_STATUS_INVISIBLE, UNRECOGNIZED -> Shown.OFFLINE;
        };
    }

    private static Shown seen(PresenceStatus status) {
        return Shown.OFFLINE.with(status, "");
    }

    /** True if what went wrong is no fault; {@code roomsAreMissing}: a disaster took them away. */
    static boolean isBenign(JsonNode error, boolean roomsAreMissing) {
        int code = error.path("code").asInt();
        return code == UNAVAILABLE || roomsAreMissing && (code == NOT_THERE || code == FORBIDDEN);
    }

    /** True if a close is no fault, of a client that said goodbye, or did not. */
    static boolean isBenign(int code, String word, boolean saidGoodbye) {
        return code == CUT || (code == WebSocket.NORMAL_CLOSURE ? saidGoodbye : StreamClient.BENIGN.contains(word));
    }
}
