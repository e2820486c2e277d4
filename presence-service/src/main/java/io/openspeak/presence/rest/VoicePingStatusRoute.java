package io.openspeak.presence.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Message;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.rest.ForeignRoute;
import io.openspeak.platform.rest.contract.Route;
import io.openspeak.platform.rest.json.RequestParts;
import io.openspeak.presence.PresenceMetrics;
import io.openspeak.presence.v1.BatchGetPresenceRequest;
import io.openspeak.presence.v1.BatchGetPresenceResponse;
import io.openspeak.presence.v1.PresenceStatus;
import io.openspeak.presence.v1.UserPresence;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The bulk status check of VoicePing, which knows online and offline. */
@Singleton
public class VoicePingStatusRoute implements ForeignRoute {

    private static final Route ROUTE = SeedRoutes.post("/api/presence/status", "BatchGetPresence");

    private final Clock clock;
    private final PresenceMetrics metrics;

    public VoicePingStatusRoute(Clock clock, PresenceMetrics metrics) {
        this.clock = clock;
        this.metrics = metrics;
    }

    @Override
    public Route route() {
        return ROUTE;
    }

    @Override
    public String description() {
        return "VoicePing's bulk status check: takes userIds (at most 100), answers success, users (userId, status, lastSeen, "
                + "deviceId) and timestamp.";
    }

    @Override
    public Message request(RequestParts parts) {
        metrics.bulkCheck();
        JsonNode ids = parts.body().path("userIds");
        if (!ids.isArray()) {
            throw Refusal.invalid("'userIds' is not a list of user ids.");
        }
        BatchGetPresenceRequest.Builder request = BatchGetPresenceRequest.newBuilder();
        for (JsonNode id : ids) {
            if (!id.isTextual()) {
                throw Refusal.invalid("'userIds' has something else than text; expected user ids.");
            }
            request.addUserIds(id.textValue());
        }
        return request.build();
    }

    @Override
    public String answer(Message answer) {
        BatchGetPresenceResponse found = (BatchGetPresenceResponse) answer;
        ObjectNode told = JsonNodeFactory.instance.objectNode().put("success", true);
        ArrayNode users = told.putArray("users");
        found.getUsersList().forEach(presence -> users.add(user(presence)));
        told.put("timestamp", clock.millis());
        return Staleness.told(told, found.getFreshness()).toString();
    }

    /** Every field is always there, 0 and empty where nothing is known: its clients declare them so. */
    private static ObjectNode user(UserPresence presence) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("userId", presence.getUserId())
                .put("status", isThere(presence.getStatus()) ? "online" : "offline")
                .put("lastSeen", presence.getLastSeen())
                .put(
                        "deviceId",
                        presence.getDevicesCount() == 0
                                ? ""
                                : presence.getDevices(0).getDevice());
    }

    /** Whoever can be reached: VoicePing's people are called, whatever they do. */
    private static boolean isThere(PresenceStatus status) {
        return switch (status) {
            case PRESENCE_STATUS_ONLINE, PRESENCE_STATUS_IDLE, PRESENCE_STATUS_AWAY, PRESENCE_STATUS_DO_NOT_DISTURB ->
                true;
            case PRESENCE_STATUS_OFFLINE, PRESENCE_STATUS_INVISIBLE, UNRECOGNIZED -> false;
        };
    }
}
