package io.openspeak.auth.redis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.openspeak.auth.domain.ApiToken;
import io.openspeak.auth.domain.ApiTokenId;
import io.openspeak.auth.domain.SecretHash;
import io.openspeak.platform.identity.TokenScopes;
import io.openspeak.platform.identity.UserId;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Optional;

/** An API token as {@code lua/api_token.lua} keeps it; times are milliseconds since 1970, 0 for none. */
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
record ApiTokenRecord(
        String name,
        String scopes,
        long createdAt,
        long expiresAt,
        String secret,
        String oldSecret,
        long oldUntil,
        long lastUsedAt,
        long revokedAt) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Reads a record's text. */
    static ApiToken read(ApiTokenId id, UserId owner, String text) {
        try {
            return JSON.readValue(text, ApiTokenRecord.class).token(id, owner);
        } catch (JsonProcessingException corrupt) {
            throw new IllegalStateException(
                    "the record of API token " + id + " is not what this version writes", corrupt);
        }
    }

    /** Scopes as the record has them. */
    static String text(TokenScopes scopes) {
        return String.join(" ", scopes.names());
    }

    private ApiToken token(ApiTokenId id, UserId owner) {
        return new ApiToken(
                id,
                owner,
                name,
                scopes.isEmpty() ? TokenScopes.ALL : TokenScopes.parse(scopes),
                Instant.ofEpochMilli(createdAt),
                time(expiresAt),
                new SecretHash(secret),
                oldSecret.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new ApiToken.Replaced(new SecretHash(oldSecret), Instant.ofEpochMilli(oldUntil))),
                time(lastUsedAt),
                time(revokedAt));
    }

    private static Optional<Instant> time(long millis) {
        return millis == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }
}
