package io.openspeak.presence.websocket;

import io.openspeak.platform.identity.UserId;
import io.openspeak.presence.v1.OpenSessionRequest;
import java.util.Set;

/** What a client says. */
sealed interface ClientFrame {

    /** Id of the command, to be acknowledged; empty: it wants no answer. */
    default String commandId() {
        return "";
    }

    /** It wants a pong. */
    record Ping() implements ClientFrame {}

    /** It brings its token. */
    record Auth(String token) implements ClientFrame {

        @Override
        public String toString() {
            return "Auth";
        }
    }

    /** It wants to be in a room. */
    record Subscribe(Room room, String commandId) implements ClientFrame {}

    /** It wants to be in a room no more. */
    record Unsubscribe(Room room, String commandId) implements ClientFrame {}

    /**
     * It wants to be told of these users.
     *
     * @param add beside those before, not in their place
     */
    record Watch(Set<UserId> users, boolean add, String commandId) implements ClientFrame {

        public Watch {
            users = Set.copyOf(users);
        }
    }

    /** What a session stream knows too. */
    record Command(OpenSessionRequest request) implements ClientFrame {

        @Override
        public String commandId() {
            return request.getCommandId();
        }
    }
}
