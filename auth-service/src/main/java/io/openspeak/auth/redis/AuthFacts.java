package io.openspeak.auth.redis;

import io.openspeak.auth.contract.AccountMessages;
import io.openspeak.auth.domain.Account;
import io.openspeak.auth.v1.AuthFact;
import io.openspeak.platform.failures.FailureLog;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.log.FactAppend;
import java.util.List;

/** Facts of {@code auth:events} as their readers get them. */
final class AuthFacts {

    /** Type of the data: {@code AuthFact} of auth.v1. */
    static final String TYPE = "auth.v1";

    private AuthFacts() {}

    /** Tells of a new or changed account; never of its password. */
    static AuthFact accountChanged(Account account) {
        return AuthFact.newBuilder()
                .setAccountChanged(AccountMessages.fact(account))
                .build();
    }

    /** Tells that the signing keys changed, and which is the newest. */
    static AuthFact signingKeyChanged(String newest) {
        return AuthFact.newBuilder().setSigningKeyChanged(newest).build();
    }

    /** Tells that an account was deleted. */
    static AuthFact accountDeleted(UserId user) {
        return AuthFact.newBuilder().setAccountDeleted(user.value()).build();
    }

    /** Arguments for a script that appends it. */
    static List<Object> arguments(long at, AuthFact fact) {
        return FactAppend.arguments(TYPE, at, FailureLog.traceId(), fact.toByteArray());
    }
}
