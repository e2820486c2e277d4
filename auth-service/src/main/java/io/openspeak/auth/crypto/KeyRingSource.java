package io.openspeak.auth.crypto;

import io.openspeak.auth.domain.Actor;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;

/** Where the signing keys of this replica come from. */
interface KeyRingSource {

    /** The ring to start with, where it can be had at once; blocks, and fails where the service must not start. */
    default Optional<HeldRing> atStart(Instant now) {
        return Optional.empty();
    }

    /** The ring as it should be now; asked again and again. */
    Uni<HeldRing> refreshed(Instant now);

    /** The ring with a new key that was asked for by command; its newest key is that one. */
    Uni<HeldRing> rotated(Instant now, Actor actor);
}
