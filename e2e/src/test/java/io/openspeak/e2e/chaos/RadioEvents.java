package io.openspeak.e2e.chaos;

import io.openspeak.presence.v1.PresenceEvent;
import io.openspeak.presence.v1.PresenceStatus;
import io.openspeak.presence.v1.SnapshotComplete;
import io.openspeak.presence.v1.SubscriptionMode;
import io.openspeak.presence.v1.SubscriptionStarted;
import io.openspeak.presence.v1.UserPresence;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.msgpack.value.ArrayValue;
import org.msgpack.value.MapValue;
import org.msgpack.value.Value;
import org.msgpack.value.ValueFactory;

/** What VoicePing tells those who watch, as the events of gRPC streams: somebody is there or not. */
final class RadioEvents {

    static final int PRESENCE_UPDATE = 31;
    static final int PRESENCE_SNAPSHOT = 32;
    private static final int PAYLOAD = 5;

    private RadioEvents() {}

    /** The type of a message. */
    static int type(ArrayValue message) {
        return message.get(1).asIntegerValue().asInt();
    }

    /** The events of a snapshot or an update; none: the message tells of nobody. */
    static List<PresenceEvent> of(ArrayValue message) {
        return switch (type(message)) {
            case PRESENCE_SNAPSHOT -> snapshot(message.get(PAYLOAD).asMapValue());
            case PRESENCE_UPDATE -> List.of(state(message.get(PAYLOAD).asMapValue()));
            default -> List.of();
        };
    }

    private static List<PresenceEvent> snapshot(MapValue payload) {
        List<PresenceEvent> events = new ArrayList<>();
        events.add(PresenceEvent.newBuilder()
                .setStarted(SubscriptionStarted.newBuilder().setMode(SubscriptionMode.SUBSCRIPTION_MODE_SNAPSHOT))
                .build());
        for (Value user : field(payload, "users").asArrayValue()) {
            events.add(state(user.asMapValue()));
        }
        events.add(PresenceEvent.newBuilder()
                .setSnapshotComplete(SnapshotComplete.newBuilder().setUsers(events.size() - 1))
                .build());
        return events;
    }

    private static PresenceEvent state(MapValue person) {
        return PresenceEvent.newBuilder()
                .setState(UserPresence.newBuilder()
                        .setUserId(text(person, "userId"))
                        .setStatus(
                                switch (text(person, "status")) {
                                    case "online" -> PresenceStatus.PRESENCE_STATUS_ONLINE;
                                    case "offline" -> PresenceStatus.PRESENCE_STATUS_OFFLINE;
                                    default -> throw new IllegalArgumentException("no word of VoicePing: " + person);
                                }))
                .build();
    }

    private static String text(MapValue map, String name) {
        return field(map, name).asStringValue().asString();
    }

    private static Value field(MapValue map, String name) {
        return Objects.requireNonNull(map.map().get(ValueFactory.newString(name)), name);
    }

    /** What is left of a user's presence when it is told in these words. */
    static Shown told(Shown truth) {
        boolean there = truth.online() && truth.status() != PresenceStatus.PRESENCE_STATUS_INVISIBLE;
        return there ? Shown.OFFLINE.with(PresenceStatus.PRESENCE_STATUS_ONLINE, "") : Shown.OFFLINE;
    }
}
