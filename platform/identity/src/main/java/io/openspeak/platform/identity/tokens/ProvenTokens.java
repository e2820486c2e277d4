package io.openspeak.platform.identity.tokens;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.openspeak.platform.identity.Caller;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that were verified: people call often with the same token, and a signature costs as much as the rest of a call.
 *
 * <p>They are known by their hash, so that no token lies here longer than its call takes. Revocation is not remembered, but looked up
 * at each call.
 */
final class ProvenTokens {

    /** About 300 bytes each; who is forgotten is verified again. */
    private static final int MOST = 50_000;

    private final Cache<String, Proof> proofs =
            Caffeine.newBuilder().maximumSize(MOST).build();

    /**
     * What was found.
     *
     * @param issuer who signed it
     * @param keyId with which of its keys
     * @param key that key, as it was then
     * @param end from when on it does not count
     */
    record Proof(TrustedIssuer issuer, String keyId, PublicKey key, Instant end, Caller caller) {

        private boolean counts(Instant now) {
            return now.isBefore(end)
                    // A key that its issuer gave up proves nothing any more.
                    && issuer.keys().find(keyId).filter(key::equals).isPresent();
        }
    }

    /** The caller of that token, if it was verified and still counts. */
    Optional<Caller> caller(String token, Instant now) {
        @Nullable Proof proof = proofs.getIfPresent(hash(token));
        return proof != null && proof.counts(now) ? Optional.of(proof.caller()) : Optional.empty();
    }

    void remember(String token, Proof proof) {
        proofs.put(hash(token), proof);
    }

    private static String hash(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
