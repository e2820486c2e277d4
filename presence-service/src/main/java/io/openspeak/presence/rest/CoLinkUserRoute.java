package io.openspeak.presence.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Message;
import io.openspeak.platform.rest.ForeignRoute;
import io.openspeak.platform.rest.contract.Route;
import io.openspeak.platform.rest.json.RequestParts;
import io.openspeak.presence.v1.BatchGetPresenceRequest;
import io.openspeak.presence.v1.BatchGetPresenceResponse;
import jakarta.inject.Singleton;

/** One user's presence as CoLink has it: somebody never seen is offline, not an error. */
@Singleton
public class CoLinkUserRoute implements ForeignRoute {

    private static final String USER = "user_id";
    private static final Route ROUTE = SeedRoutes.get("/presence/{" + USER + "}", "BatchGetPresence");

    @Override
    public Route route() {
        return ROUTE;
    }

    @Override
    public String description() {
        return "Presence of one user in CoLink's shape: user_id, username, status (online, away, offline), last_seen.";
    }

    @Override
    public Message request(RequestParts parts) {
        return BatchGetPresenceRequest.newBuilder()
                .addUserIds(parts.path().getOrDefault(USER, ""))
                .build();
    }

    @Override
    public String answer(Message answer) {
        BatchGetPresenceResponse found = (BatchGetPresenceResponse) answer;
        ObjectNode user = CoLinkPresence.of(found.getUsers(0));
        return Staleness.told(user, found.getFreshness()).toString();
    }
}
