package io.openspeak.auth.crypto;

import io.openspeak.auth.domain.KeyRing;
import java.time.Instant;
import java.util.Map;

/**
 * A key ring with its keys, as this replica holds it in memory. Never printed.
 *
 * @param ring which key signs when
 * @param keys all keys to publish, by id: at least those of the ring
 */
record HeldRing(KeyRing ring, Map<String, SigningKey> keys) {

    static final HeldRing NOTHING = new HeldRing(KeyRing.EMPTY, Map.of());

    HeldRing {
        keys = Map.copyOf(keys);
    }

    SigningKey signing(Instant now) {
        return ring.signing(now)
                .map(key -> keys.get(key.id()))
                .orElseThrow(() -> new IllegalStateException("there is no signing key yet"));
    }

    @Override
    public String toString() {
        return "HeldRing[" + ring + "]";
    }
}
