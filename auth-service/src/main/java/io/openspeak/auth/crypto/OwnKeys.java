package io.openspeak.auth.crypto;

import io.openspeak.auth.KeySet;
import io.openspeak.platform.identity.tokens.KeySource;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.PublicKey;
import java.time.Clock;
import java.util.Comparator;
import java.util.Optional;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;

/** The keys of our tokens: the one that signs now, and those that verify, for ourselves and, as a key set (RFC 7517), for everybody. */
@ApplicationScoped
public class OwnKeys implements KeySource, KeySet {

    private final Clock clock;

    private volatile HeldRing held = HeldRing.NOTHING;
    private volatile String json = new JsonWebKeySet().toJson();

    public OwnKeys(Clock clock) {
        this.clock = clock;
    }

    /** Takes these from now on. */
    void hold(HeldRing ring) {
        json = new JsonWebKeySet(ring.keys().values().stream()
                        .sorted(Comparator.comparing(SigningKey::id))
                        .map(SigningKey::publicJwk)
                        .toList())
                .toJson(OutputControlLevel.PUBLIC_ONLY);
        held = ring;
    }

    /** The one that signs now. */
    SigningKey signing() {
        return held.signing(clock.instant());
    }

    @Override
    public Optional<PublicKey> find(String keyId) {
        return Optional.ofNullable(held.keys().get(keyId)).map(SigningKey::publicKey);
    }

    @Override
    public boolean ready() {
        return !held.keys().isEmpty();
    }

    @Override
    public String json() {
        return json;
    }
}
