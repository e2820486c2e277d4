package io.openspeak.auth.grpc;

import io.openspeak.auth.Audit;
import io.openspeak.auth.domain.AuditAction;
import io.openspeak.auth.domain.AuditEntry;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.grpc.RefusedCalls;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/** Writes down calls that were refused for want of a token, a role or a scope. */
@ApplicationScoped
public class AuditedRefusals implements RefusedCalls {

    private final Audit audit;
    private final Clock clock;

    public AuditedRefusals(Audit audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public void note(String method, Optional<Caller> caller, Reason reason) {
        audit.note(AuditEntry.refused(
                clock.instant(),
                caller.map(known -> known.user().value()).orElse(""),
                AuditAction.CALL_REFUSED,
                method,
                reason.wireName(),
                Origins.ofAnyone(caller.map(known -> known.claims().deviceId()).orElse(""))));
    }
}
