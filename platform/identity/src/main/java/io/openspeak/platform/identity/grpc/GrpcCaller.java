package io.openspeak.platform.identity.grpc;

import io.grpc.Context;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.Caller;
import org.jspecify.annotations.Nullable;

/** The caller of the RPC that is being answered, for the edges of a service. */
public final class GrpcCaller {

    static final Context.Key<Caller> KEY = Context.key("openspeak.caller");

    private GrpcCaller() {}

    /** Who calls; asks for a token if nobody known does. */
    public static Caller current() {
        @Nullable Caller caller = KEY.get();
        if (caller == null) {
            throw new Refusal(Reason.UNAUTHORIZED, "This needs a valid token: authorization: Bearer <token>.");
        }
        return caller;
    }
}
