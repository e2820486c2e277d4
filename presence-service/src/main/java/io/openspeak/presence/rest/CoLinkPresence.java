package io.openspeak.presence.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openspeak.presence.v1.PresenceStatus;
import io.openspeak.presence.v1.UserPresence;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** A user's presence in the words of CoLink, which knows online, away and offline. */
final class CoLinkPresence {

    private CoLinkPresence() {}

    /** The presence; of somebody offline there is no name, as in CoLink. */
    static ObjectNode of(UserPresence presence) {
        String status = status(presence.getStatus());
        ObjectNode user = JsonNodeFactory.instance.objectNode().put("user_id", presence.getUserId());
        if (!status.equals("offline")) {
            user.put("username", presence.getName());
        }
        return user.put("status", status).put("last_seen", time(presence.getLastSeen()));
    }

    /** Who asks not to be disturbed is not to be written to as if nothing were: away. Nobody can show an invisible one as there. */
    static String status(PresenceStatus status) {
        return switch (status) {
            case PRESENCE_STATUS_ONLINE -> "online";
            case PRESENCE_STATUS_IDLE, PRESENCE_STATUS_AWAY, PRESENCE_STATUS_DO_NOT_DISTURB -> "away";
            case PRESENCE_STATUS_OFFLINE, PRESENCE_STATUS_INVISIBLE, UNRECOGNIZED -> "offline";
        };
    }

    /** RFC 3339 in whole seconds, as CoLink's clients know it; null: not known. */
    private static @Nullable String time(long millis) {
        return millis == 0
                ? null
                : Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
