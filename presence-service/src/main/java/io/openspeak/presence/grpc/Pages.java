package io.openspeak.presence.grpc;

import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.Ids;
import io.openspeak.platform.identity.UserId;
import io.openspeak.presence.contract.PageSize;
import io.openspeak.presence.domain.UserState;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.function.Predicate;

/**
 * A page of users by id.
 *
 * @param users at most as many as asked for
 * @param nextToken for the next page; empty: the last one
 */
record Pages(List<UserState> users, String nextToken) {

    /** The page after {@code token} of those users that count. The token is the last id of the page before: pages stay right while users come and go. */
    static Pages of(NavigableMap<UserId, UserState> users, Predicate<UserState> counts, int size, String token) {
        int wanted = PageSize.of(size);
        if (!token.isEmpty() && !Ids.valid(token)) {
            throw Refusal.invalid("'page_token' is not one that this service gave out.");
        }
        Iterator<UserState> rest = (token.isEmpty() ? users : users.tailMap(new UserId(token), false))
                .values().stream().filter(counts).iterator();
        List<UserState> page = new ArrayList<>();
        while (page.size() < wanted && rest.hasNext()) {
            page.add(rest.next());
        }
        return new Pages(page, rest.hasNext() ? page.getLast().user().value() : "");
    }
}
