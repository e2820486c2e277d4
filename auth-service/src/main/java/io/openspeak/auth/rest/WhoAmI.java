package io.openspeak.auth.rest;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.Role;
import java.util.List;

/** The caller as its token tells of it; times are milliseconds since 1970. */
@JsonNaming(SnakeCaseStrategy.class)
record WhoAmI(String userId, String name, List<String> roles, String tokenId, long expiresAt) {

    static WhoAmI of(Caller caller) {
        return new WhoAmI(
                caller.user().value(),
                caller.name(),
                caller.roles().stream().map(Role::wireName).sorted().toList(),
                caller.tokenId(),
                caller.expiresAt().toEpochMilli());
    }
}
