package io.openspeak.voice.routing.events;

import io.openspeak.platform.identity.UserId;
import io.openspeak.presence.v1.SnapshotPresenceResponse;
import io.openspeak.voice.routing.domain.Mutes.UserMutes;
import java.util.HashMap;
import java.util.Map;

/** Parts of a snapshot of presence, put together. */
final class PresenceSnapshotParts {

    private final Map<UserId, UserMutes> users = new HashMap<>();
    private String position = "";

    void add(SnapshotPresenceResponse part) {
        if (part.hasUser()) {
            users.put(new UserId(part.getUser().getUserId()), MuteView.mutesOf(part.getUser()));
        } else {
            position = part.getPosition();
        }
    }

    String position() {
        return position;
    }

    Map<UserId, UserMutes> users() {
        return users;
    }
}
