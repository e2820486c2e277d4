package io.openspeak.platform.revocation;

import io.openspeak.platform.identity.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Streams and sockets that are open on this pod, so that a revocation can cut them. */
@ApplicationScoped
public class LiveCalls {

    private final RevocationTable revocations;
    private final Set<LiveCall> open = ConcurrentHashMap.newKeySet();

    public LiveCalls(RevocationTable revocations) {
        this.revocations = revocations;
    }

    private final class LiveCall implements Registration {

        private final Caller caller;
        private final Runnable cut;

        LiveCall(Caller caller, Runnable cut) {
            this.caller = caller;
            this.cut = cut;
        }

        @Override
        public void close() {
            open.remove(this);
        }
    }

    /** Something open; closed when it ends by itself. */
    public interface Registration extends AutoCloseable {

        @Override
        void close();
    }

    /**
     * Registers something that was opened with the caller's token.
     *
     * @param cut ends it; called on any thread, at most once, perhaps before this returns
     */
    public Registration register(Caller caller, Runnable cut) {
        LiveCall call = new LiveCall(caller, cut);
        open.add(call);
        // The token may have been revoked after it was looked at and before the call was in the set.
        cutIfRevoked(call);
        return call;
    }

    /** Cuts what was revoked. */
    void cutRevoked() {
        open.forEach(this::cutIfRevoked);
    }

    private void cutIfRevoked(LiveCall call) {
        if (revocations.revoked(call.caller) && open.remove(call)) {
            call.cut.run();
        }
    }
}
