package io.openspeak.auth;

import io.openspeak.auth.domain.AuditEntry;
import io.openspeak.auth.domain.KeptRing;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;

/** Where replicas share their signing keys. */
public interface KeyRingStore {

    /** What is kept; {@link KeptRing#NOTHING} if nothing is. */
    Uni<KeptRing> read();

    /**
     * Keeps another ring in the place of that version, tells of it in {@code auth:events} and writes down who did it, in one act;
     * false if there is another version now.
     *
     * @param act empty: nothing but what time has brought
     */
    Uni<Boolean> replace(long version, KeptRing next, Instant now, Optional<AuditEntry> act);
}
