package io.openspeak.auth.domain;

import java.util.Map;

/**
 * A key ring as replicas share it.
 *
 * @param version grows with each change; 0: nothing is kept
 * @param ring which key signs when
 * @param sealedKeys private halves by key id, encrypted
 */
public record KeptRing(long version, KeyRing ring, Map<String, String> sealedKeys) {

    /** Nothing is kept. */
    public static final KeptRing NOTHING = new KeptRing(0, KeyRing.EMPTY, Map.of());

    public KeptRing {
        sealedKeys = Map.copyOf(sealedKeys);
    }
}
