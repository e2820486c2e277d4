package io.openspeak.auth.crypto;

import io.openspeak.auth.KeyRingStore;
import io.openspeak.auth.domain.AuditEntry;
import io.openspeak.auth.domain.KeptRing;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;

/** A key ring that dies with the process, for development and tests. */
final class UnsharedKeys implements KeyRingStore {

    private KeptRing kept = KeptRing.NOTHING;

    @Override
    public synchronized Uni<KeptRing> read() {
        return Uni.createFrom().item(kept);
    }

    @Override
    public synchronized Uni<Boolean> replace(long version, KeptRing next, Instant now, Optional<AuditEntry> act) {
        boolean same = kept.version() == version;
        kept = same ? next : kept;
        return Uni.createFrom().item(same);
    }
}
