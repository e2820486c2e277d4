package io.openspeak.auth.rest;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.openspeak.auth.domain.SignedIn;
import io.openspeak.platform.identity.Role;
import java.util.List;

/** {@code LoginResponse} of auth.v1 as JSON. Never printed. */
@JsonNaming(SnakeCaseStrategy.class)
record LoginAnswer(String accessToken, long expiresAt, String userId, String name, List<String> roles) {

    static LoginAnswer of(SignedIn signedIn) {
        return new LoginAnswer(
                signedIn.token().text(),
                signedIn.token().expiresAt().toEpochMilli(),
                signedIn.person().user().value(),
                signedIn.person().name(),
                signedIn.person().roles().stream().map(Role::wireName).sorted().toList());
    }

    @Override
    public String toString() {
        return "LoginAnswer[hidden]";
    }
}
