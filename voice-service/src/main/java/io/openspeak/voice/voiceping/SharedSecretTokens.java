package io.openspeak.voice.voiceping;

import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.AccessClaims;
import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.IdentitySettings;
import io.openspeak.platform.identity.IdentitySettings.SharedSecret;
import io.openspeak.platform.identity.Ids;
import io.openspeak.platform.identity.Role;
import io.openspeak.platform.identity.TokenScopes;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.identity.tokens.RevocationCheck;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** Tokens that VoicePing clients sign themselves, with a secret that they share with the installation; off unless it names one. */
@ApplicationScoped
public class SharedSecretTokens {

    /** Of {@link AccessClaims}: such tokens name no issuer. */
    static final String ISSUER = "voiceping";

    private static final int FEWEST_SECRET_BYTES = 32;
    private static final int NAME_CHARS = 64;

    /** Clocks of the clients' own server and ours may differ by this. */
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(5);

    private final SharedSecret settings;
    private final Optional<HmacKey> key;
    private final List<RevocationCheck> revocations;
    private final Clock clock;

    public SharedSecretTokens(IdentitySettings settings, @All List<RevocationCheck> revocations, Clock clock) {
        this.settings = settings.sharedSecret();
        this.revocations = List.copyOf(revocations);
        this.clock = clock;
        key = this.settings.file().map(SharedSecretTokens::key);
    }

    private static HmacKey key(Path file) {
        try {
            byte[] secret = Files.readString(file).strip().getBytes(StandardCharsets.UTF_8);
            if (secret.length < FEWEST_SECRET_BYTES) {
                throw new IllegalStateException("openspeak.identity.shared-secret.file: the secret in " + file + " has "
                        + secret.length + " bytes; expected at least " + FEWEST_SECRET_BYTES + ".");
            }
            return new HmacKey(secret);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("can't read openspeak.identity.shared-secret.file " + file, unreadable);
        }
    }

    /** The caller of a token that is signed so; empty: it is not, or none such count here. Refuses one that does not count. */
    Optional<Caller> verify(String token) {
        return key.flatMap(secret -> signed(token).map(signature -> {
            requireSignature(signature, secret);
            Caller caller = caller(TokenClaims.of(token));
            if (revocations.stream().anyMatch(check -> check.revoked(caller))) {
                throw refused("it was revoked");
            }
            return caller;
        }));
    }

    private static Optional<JsonWebSignature> signed(String token) {
        try {
            JsonWebSignature signature = new JsonWebSignature();
            signature.setCompactSerialization(token);
            return AlgorithmIdentifiers.HMAC_SHA256.equals(signature.getAlgorithmHeaderValue())
                    ? Optional.of(signature)
                    : Optional.empty();
        } catch (JoseException notOne) {
            return Optional.empty();
        }
    }

    private static void requireSignature(JsonWebSignature signature, HmacKey secret) {
        signature.setAlgorithmConstraints(
                new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.HMAC_SHA256));
        signature.setKey(secret);
        try {
            if (!signature.verifySignature()) {
                throw refused("it was not signed with the secret of this installation");
            }
        } catch (JoseException unfit) {
            throw refused("it was not signed with the secret of this installation");
        }
    }

    private Caller caller(TokenClaims claims) {
        Instant now = clock.instant();
        Optional<Instant> issued = time(claims, "iat");
        Instant end = end(claims, issued);
        requireInTime(claims, issued, end, now);
        UserId user = user(claims);
        return new Caller(
                user,
                name(claims, user),
                Set.of(Role.MEMBER),
                new AccessClaims(
                        ISSUER,
                        tokenId(claims),
                        "",
                        issued.orElse(Instant.EPOCH),
                        end,
                        TokenScopes.ALL,
                        claims.text("role"),
                        ""));
    }

    private Instant end(TokenClaims claims, Optional<Instant> issued) {
        return time(claims, "exp").orElseGet(() -> {
            Duration life =
                    settings.lifeWithoutExpiry().orElseThrow(() -> refused("it does not say when it ends (claim exp)"));
            return issued.orElseThrow(() -> refused("it says neither when it was issued nor when it ends"))
                    .plus(life);
        });
    }

    private void requireInTime(TokenClaims claims, Optional<Instant> issued, Instant end, Instant now) {
        if (!now.isBefore(end)) {
            throw refused("it has ended");
        }
        Instant start = time(claims, "nbf").or(() -> issued).orElse(now);
        if (start.isAfter(now.plus(CLOCK_SKEW))) {
            throw refused("it has not begun");
        }
        // A sign-out is remembered for as long as tokens may live.
        if (Duration.between(issued.orElse(now), end).compareTo(settings.maxTokenLife()) > 0) {
            throw refused("it lives for longer than " + settings.maxTokenLife());
        }
    }

    private static UserId user(TokenClaims claims) {
        String claim = claims.userClaim().orElseThrow(() -> refused("it has no claim uid, user_id, userId, sub or id"));
        String id = claims.user().orElseThrow().text();
        if (!Ids.valid(id)) {
            throw refused(
                    "its claim '" + claim
                            + "' can't be a user id: expected a number, or 1 to 64 characters out of A-Z a-z 0-9 _ . : @ and -");
        }
        return new UserId(id);
    }

    private static String name(TokenClaims claims, UserId user) {
        String name = claims.firstText("name", "username")
                .map(text -> text.replaceAll("\\p{C}", "").strip())
                .filter(text -> !text.isEmpty())
                .orElse(user.value());
        int chars = name.codePointCount(0, name.length());
        return chars <= NAME_CHARS ? name : name.substring(0, name.offsetByCodePoints(0, NAME_CHARS));
    }

    private static String tokenId(TokenClaims claims) {
        String id = claims.text("jti");
        return id.isEmpty() || Ids.valid(id)
                ? id
                : UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** NumericDate (RFC 7519, section 2): seconds, perhaps with a fraction. */
    private static Optional<Instant> time(TokenClaims claims, String claim) {
        @Nullable Object value = claims.all().get(claim);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof Number number
                && number.doubleValue() >= 0
                && number.doubleValue() < Instant.MAX.getEpochSecond() / 1_000_000.0) {
            return Optional.of(Instant.ofEpochMilli((long) (number.doubleValue() * 1000)));
        }
        throw refused("its claim '" + claim + "' is no time in seconds since 1970");
    }

    private static Refusal refused(String why) {
        return new Refusal(Reason.UNAUTHORIZED, "The token is not accepted: " + why + ".");
    }
}
