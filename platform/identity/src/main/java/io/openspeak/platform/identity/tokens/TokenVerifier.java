package io.openspeak.platform.identity.tokens;

import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.IdentitySettings;
import io.openspeak.platform.identity.tokens.ProvenTokens.Proof;
import io.openspeak.platform.identity.tokens.Verification.Accepted;
import io.openspeak.platform.identity.tokens.Verification.Flaw;
import io.openspeak.platform.identity.tokens.Verification.Rejected;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * Turns an access token (JWT, RFC 7519) of a trusted issuer into a {@link Caller}, or refuses it.
 *
 * <p>The issuer that a token names chooses the keys and rules that it is held to, before anything else in it is believed.
 */
@ApplicationScoped
public class TokenVerifier {

    /** Longer ones are refused before any work is done on them. */
    private static final int MAX_TOKEN_CHARS = 8192;

    /** Ours live as long as auth-service's settings say. */
    private static final Duration ANY_LIFE = Duration.ofDays(36_500);

    private final TrustedIssuer ours;
    private final ExternalIssuers others;
    private final List<RevocationCheck> revocations;
    private final ProvenTokens proven = new ProvenTokens();
    private final Clock clock;

    public TokenVerifier(
            KeySource keys,
            IdentitySettings settings,
            ExternalIssuers others,
            @All List<RevocationCheck> revocations,
            Clock clock) {
        ours = new TrustedIssuer(
                settings.issuer(),
                settings.audience(),
                Set.of(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256),
                Duration.ZERO,
                ANY_LIFE,
                keys,
                new OwnClaims());
        this.others = others;
        this.revocations = List.copyOf(revocations);
        this.clock = clock;
    }

    /** What a token was signed for, as far as it says so itself. */
    private record Opened(JsonWebSignature token, JwtClaims unverified, TrustedIssuer issuer) {}

    /** The caller that the token stands for; {@link Reason#UNAUTHORIZED} if it does not count. */
    public Caller verify(String token) {
        return check(token).orRefuse();
    }

    /** What the token is worth, by the keys that are known now. */
    public Verification check(String token) {
        try {
            Caller caller = caller(token, clock.instant());
            return revocations.stream().anyMatch(check -> check.revoked(caller))
                    ? new Rejected(Flaw.REVOKED, "it was revoked")
                    : new Accepted(caller);
        } catch (TokenRejected rejected) {
            return rejected.verification();
        } catch (JoseException | InvalidJwtException | MalformedClaimException unreadable) {
            return new Rejected(Flaw.MALFORMED, "it is not a JWT");
        }
    }

    private Caller caller(String token, Instant now)
            throws TokenRejected, JoseException, InvalidJwtException, MalformedClaimException {
        Optional<Caller> known = proven.caller(token, now);
        if (known.isPresent()) {
            return known.get();
        }
        Opened opened = open(token);
        Proof proof = opened.issuer().check(opened.token(), opened.unverified(), now);
        proven.remember(token, proof);
        return proof.caller();
    }

    /**
     * As {@link #check}, after a look for the key where it is not known: an issuer that has just changed its key should not have
     * its first tokens refused. Answers on the Vert.x context of the caller.
     */
    public Uni<Verification> checkPatiently(String token) {
        Verification now = check(token);
        if (!now.mayChange()) {
            return Uni.createFrom().item(now);
        }
        @Nullable Context context = Vertx.currentContext();
        Uni<Verification> later = lookForKey(token).map(found -> found ? check(token) : now);
        return context == null ? later : later.emitOn(work -> context.runOnContext(ignored -> work.run()));
    }

    private Uni<Boolean> lookForKey(String token) {
        try {
            Opened opened = open(token);
            return opened.issuer().keys().lookFor(TrustedIssuer.keyId(opened.token()));
        } catch (TokenRejected | JoseException | InvalidJwtException | MalformedClaimException unreadable) {
            return Uni.createFrom().item(false);
        }
    }

    private Opened open(String token)
            throws TokenRejected, JoseException, InvalidJwtException, MalformedClaimException {
        if (token.length() > MAX_TOKEN_CHARS) {
            throw new TokenRejected(Flaw.MALFORMED, "it is longer than " + MAX_TOKEN_CHARS + " characters");
        }
        if (!(JsonWebStructure.fromCompactSerialization(token) instanceof JsonWebSignature signed)) {
            throw new TokenRejected(Flaw.MALFORMED, "it is not a signed JWT");
        }
        JwtClaims unverified = JwtClaims.parse(signed.getUnverifiedPayload());
        Optional<TrustedIssuer> issuer = issuer(unverified.getIssuer());
        return new Opened(
                signed,
                unverified,
                issuer.orElseThrow(() -> new TokenRejected(Flaw.FOREIGN, "its issuer is not trusted here")));
    }

    private Optional<TrustedIssuer> issuer(@Nullable String name) {
        return Stream.concat(Stream.of(ours), others.all().stream())
                .filter(issuer -> issuer.name().equals(name))
                .findFirst();
    }
}
