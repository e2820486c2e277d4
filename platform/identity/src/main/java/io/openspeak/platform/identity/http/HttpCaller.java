package io.openspeak.platform.identity.http;

import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.Caller;
import io.quarkus.security.identity.SecurityIdentity;
import org.jspecify.annotations.Nullable;

/** The caller of a REST request or WebSocket, for the edges of a service. */
public final class HttpCaller {

    private HttpCaller() {}

    /** Who calls; asks for a token if nobody known does. */
    public static Caller of(SecurityIdentity identity) {
        @Nullable Caller caller = identity.getAttribute(Caller.class.getName());
        if (caller == null) {
            throw new Refusal(Reason.UNAUTHORIZED, "This needs a valid token: Authorization: Bearer <token>.");
        }
        return caller;
    }
}
