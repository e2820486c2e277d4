package io.openspeak.auth;

import io.openspeak.auth.domain.AuditAction;
import io.openspeak.auth.domain.AuditEntry;
import io.openspeak.auth.domain.Origin;
import java.time.Instant;

/** Audit entries for tests that are about something else. */
public final class TestEntries {

    private TestEntries() {}

    public static AuditEntry any(Instant at) {
        return AuditEntry.done(at, "root", AuditAction.ACCOUNT_CHANGED, "alice", Origin.OURSELVES);
    }
}
