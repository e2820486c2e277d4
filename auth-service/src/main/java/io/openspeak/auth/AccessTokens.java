package io.openspeak.auth;

import io.openspeak.auth.domain.AccessToken;
import io.openspeak.auth.domain.Grant;
import io.openspeak.auth.domain.TokenVerdict;
import io.smallrye.mutiny.Uni;

/** Issues access tokens and says what one is worth. */
public interface AccessTokens {

    /** A token for somebody who has proved who it is. */
    AccessToken issue(Grant grant);

    /** What the token is worth now: ours, or one of an external issuer. */
    Uni<TokenVerdict> judge(String token);
}
