package io.openspeak.platform.identity.grpc;

import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.identity.Caller;
import java.util.Optional;

/** Hears of RPCs that were refused before they reached a service, for its audit; on an event loop, so it must not wait. */
public interface RefusedCalls {

    /**
     * Notes a call that was refused; {@link CallerAddress} tells from where.
     *
     * @param method the RPC's name in its contract, for example {@code ListAccounts}
     * @param caller who called; empty: nobody whose token counts
     */
    void note(String method, Optional<Caller> caller, Reason reason);
}
