package io.openspeak.auth.crypto;

import io.openspeak.auth.KeySet;
import io.openspeak.platform.identity.tokens.KeySource;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.PublicKey;
import java.util.Optional;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;

/** The keys that verify our tokens, for ourselves and, as a key set (RFC 7517), for everybody. */
@Startup
@ApplicationScoped
public class OwnKeys implements KeySource, KeySet {

    private final SigningKey key;
    private final String json;

    public OwnKeys(SigningKey key) {
        this.key = key;
        json = new JsonWebKeySet(key.publicJwk()).toJson(OutputControlLevel.PUBLIC_ONLY);
    }

    @Override
    public Optional<PublicKey> find(String keyId) {
        return keyId.equals(key.id()) ? Optional.of(key.publicKey()) : Optional.empty();
    }

    @Override
    public boolean ready() {
        return true;
    }

    @Override
    public String json() {
        return json;
    }
}
