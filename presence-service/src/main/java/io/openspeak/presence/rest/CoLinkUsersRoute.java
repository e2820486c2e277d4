package io.openspeak.presence.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Message;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.rest.ForeignRoute;
import io.openspeak.platform.rest.contract.Route;
import io.openspeak.platform.rest.json.RequestParts;
import io.openspeak.presence.v1.ListOnlineUsersRequest;
import io.openspeak.presence.v1.ListOnlineUsersResponse;
import io.openspeak.presence.v1.PresenceStatus;
import jakarta.inject.Singleton;
import java.util.List;

/** Everyone who is there as CoLink has it; above 1,000 people in pages, which CoLink does not know. */
@Singleton
public class CoLinkUsersRoute implements ForeignRoute {

    private static final Route ROUTE = SeedRoutes.get("/presence", "ListOnlineUsers");
    private static final String LARGEST_PAGE = "1000";
    /** All that CoLink shows as there: an invisible user would be an offline one in a list of those online. */
    private static final List<PresenceStatus> THERE = List.of(
            PresenceStatus.PRESENCE_STATUS_ONLINE,
            PresenceStatus.PRESENCE_STATUS_IDLE,
            PresenceStatus.PRESENCE_STATUS_AWAY,
            PresenceStatus.PRESENCE_STATUS_DO_NOT_DISTURB);

    @Override
    public Route route() {
        return ROUTE;
    }

    @Override
    public String description() {
        return "Presence of everyone who is there in CoLink's shape: users and count. At most page_size (1000) users by id; "
                + "next_page_token is there when more follow, and goes into page_token.";
    }

    @Override
    public Message request(RequestParts parts) {
        return ListOnlineUsersRequest.newBuilder()
                .addAllStatuses(THERE)
                .setPageSize(number("page_size", parameter(parts, "page_size", LARGEST_PAGE)))
                .setPageToken(parameter(parts, "page_token", ""))
                .build();
    }

    private static String parameter(RequestParts parts, String name, String otherwise) {
        return parts.query().getOrDefault(name, List.of(otherwise)).getFirst();
    }

    private static int number(String name, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException notOne) {
            throw Refusal.invalid("'" + name + "' is not a whole number.");
        }
    }

    @Override
    public String answer(Message answer) {
        ListOnlineUsersResponse page = (ListOnlineUsersResponse) answer;
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        ArrayNode users = list.putArray("users");
        page.getUsersList().forEach(user -> users.add(CoLinkPresence.of(user)));
        list.put("count", users.size());
        if (!page.getNextPageToken().isEmpty()) {
            list.put("next_page_token", page.getNextPageToken());
        }
        return Staleness.told(list, page.getFreshness()).toString();
    }
}
