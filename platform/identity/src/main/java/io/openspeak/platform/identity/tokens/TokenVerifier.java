package io.openspeak.platform.identity.tokens;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.AccessClaims;
import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.IdentitySettings;
import io.openspeak.platform.identity.Ids;
import io.openspeak.platform.identity.Role;
import io.openspeak.platform.identity.TokenScopes;
import io.openspeak.platform.identity.UserId;
import io.quarkus.arc.All;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.DefaultJWTParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonNumber;
import java.io.IOException;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Turns an access token (JWT, RFC 7519, signed with ES256) into a {@link Caller}, or refuses it. */
@ApplicationScoped
public class TokenVerifier {

    /** Longer ones are refused before any work is done on them. */
    private static final int MAX_TOKEN_CHARS = 8192;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final KeySource keys;
    private final IdentitySettings settings;
    private final List<RevocationCheck> revocations;
    private final Map<PublicKey, JWTParser> parsers = new ConcurrentHashMap<>();

    public TokenVerifier(KeySource keys, IdentitySettings settings, @All List<RevocationCheck> revocations) {
        this.keys = keys;
        this.settings = settings;
        this.revocations = List.copyOf(revocations);
    }

    /** The caller that the token stands for; {@link Reason#UNAUTHORIZED} if it is not a valid token of our issuer. */
    public Caller verify(String token) {
        if (token.length() > MAX_TOKEN_CHARS) {
            throw refused("it is longer than " + MAX_TOKEN_CHARS + " characters");
        }
        PublicKey key = keys.find(keyId(token)).orElseThrow(() -> refused("it is signed with a key that is not ours"));
        try {
            return unrevoked(caller(parsers.computeIfAbsent(key, this::parser).parse(token)));
        } catch (ParseException invalid) {
            throw refused("it has ended, is not meant for us or was tampered with");
        }
    }

    private Caller unrevoked(Caller caller) {
        if (revocations.stream().anyMatch(check -> check.revoked(caller))) {
            throw refused("it was revoked");
        }
        return caller;
    }

    private JWTParser parser(PublicKey key) {
        JWTAuthContextInfo expected = new JWTAuthContextInfo();
        expected.setPublicVerificationKey(key);
        expected.setSignatureAlgorithm(Set.of(SignatureAlgorithm.ES256));
        expected.setIssuedBy(settings.issuer());
        expected.setExpectedAudience(Set.of(settings.audience()));
        // The library would take tokens for a minute after their end.
        expected.setClockSkew(0);
        return new DefaultJWTParser(expected);
    }

    private static String keyId(String token) {
        int dot = token.indexOf('.');
        try {
            byte[] header = Base64.getUrlDecoder().decode(token.substring(0, Math.max(dot, 0)));
            return JSON.readTree(header).path("kid").asText("");
        } catch (IllegalArgumentException | IOException malformed) {
            throw refused("it is not a JWT");
        }
    }

    private static Caller caller(JsonWebToken token) {
        @Nullable String subject = token.getSubject();
        if (subject == null || !Ids.valid(subject)) {
            throw refused("its subject is not a user id");
        }
        @Nullable Set<String> groups = token.getGroups();
        @Nullable String name = token.getClaim("name");
        return new Caller(
                new UserId(subject),
                name == null ? subject : name,
                groups == null
                        ? Set.of()
                        : groups.stream()
                                .flatMap(group -> Role.ofWireName(group).stream())
                                .collect(Collectors.toSet()),
                claims(token));
    }

    private static AccessClaims claims(JsonWebToken token) {
        @Nullable String scopes = token.getClaim("scope");
        return new AccessClaims(
                token.getIssuer(),
                Objects.requireNonNullElse(token.getTokenID(), ""),
                text(token, "family"),
                issuedAt(token),
                Instant.ofEpochSecond(token.getExpirationTime()),
                scopes == null ? TokenScopes.ALL : TokenScopes.parse(scopes),
                text(token, "client_role"),
                text(token, "device"));
    }

    /** RFC 7519 counts seconds; a sign-in right after a revocation needs to be told apart from one right before it. */
    private static Instant issuedAt(JsonWebToken token) {
        @Nullable Object millis = token.getClaim("iat_ms");
        return millis instanceof JsonNumber number
                ? Instant.ofEpochMilli(number.longValue())
                : Instant.ofEpochSecond(token.getIssuedAtTime());
    }

    private static String text(JsonWebToken token, String claim) {
        @Nullable Object value = token.getClaim(claim);
        return value instanceof String text ? text : "";
    }

    private static Refusal refused(String why) {
        return new Refusal(Reason.UNAUTHORIZED, "The access token is not accepted: " + why + ". Sign in again.");
    }
}
