package io.openspeak.auth.redis;

import io.openspeak.auth.domain.Account;
import io.openspeak.auth.v1.AuthFact;
import io.openspeak.platform.failures.FailureLog;
import io.openspeak.platform.identity.Role;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.log.EntryId;
import io.openspeak.platform.redis.log.FactAppend;
import io.openspeak.platform.redis.log.LogPosition;
import io.vertx.mutiny.redis.client.Response;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Facts of {@code auth:events} as their readers get them. */
final class AuthFacts {

    /** Type of the data: {@code AuthFact} of auth.v1. */
    static final String TYPE = "auth.v1";

    private AuthFacts() {}

    /** Tells of a new or changed account; never of its password. */
    static AuthFact accountChanged(Account account) {
        return AuthFact.newBuilder()
                .setAccountChanged(io.openspeak.auth.v1.Account.newBuilder()
                        .setUserId(account.user().value())
                        .setName(account.name())
                        .addAllRoles(account.roles().stream()
                                .map(Role::wireName)
                                .sorted()
                                .toList())
                        .setDisabled(account.disabled())
                        .setCreatedAt(account.createdAt().toEpochMilli()))
                .build();
    }

    /** Tells that an account was deleted. */
    static AuthFact accountDeleted(UserId user) {
        return AuthFact.newBuilder().setAccountDeleted(user.value()).build();
    }

    /** Where a script on the user's partition has written, {@code {epoch, entry id}}; empty if it has written nothing. */
    static Optional<LogPosition> position(UserId user, @Nullable Response written) {
        return written == null || written.size() == 0
                ? Optional.empty()
                : Optional.of(LogPosition.of(
                        AuthKeys.LOG.partitionOf(user.value()),
                        written.get(0).toString(),
                        EntryId.parse(written.get(1).toString())));
    }

    /** Arguments for a script that appends it. */
    static List<Object> arguments(long at, AuthFact fact) {
        return FactAppend.arguments(TYPE, at, FailureLog.traceId(), fact.toByteArray());
    }
}
