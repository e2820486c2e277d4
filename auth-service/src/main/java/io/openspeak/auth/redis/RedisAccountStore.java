package io.openspeak.auth.redis;

import io.openspeak.auth.AccountStore;
import io.openspeak.auth.domain.Account;
import io.openspeak.auth.domain.PasswordHash;
import io.openspeak.auth.domain.StoredAccount;
import io.openspeak.platform.identity.Role;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.RedisCommands;
import io.openspeak.platform.redis.script.LuaScript;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Accounts in Redis. */
@ApplicationScoped
public class RedisAccountStore implements AccountStore {

    private final RedisCommands redis;
    private final LuaScript create;

    public RedisAccountStore(Redis redis) {
        this.redis = new RedisCommands(redis);
        create = LuaScript.load(this.redis, "create_account");
    }

    @Override
    public Uni<Boolean> create(StoredAccount stored) {
        Account account = stored.account();
        List<Object> arguments = new ArrayList<>(
                AuthFacts.arguments(account.createdAt().toEpochMilli(), AuthFacts.accountChanged(account)));
        arguments.add(account.name());
        arguments.add(account.roles().stream().map(Role::wireName).sorted().collect(Collectors.joining(",")));
        arguments.add(stored.password().phc());
        return create.run(AuthKeys.ofAccountScript(account.user()), arguments)
                .map(created -> created != null && created.toInteger() == 1);
    }

    @Override
    public Uni<Optional<StoredAccount>> find(UserId user) {
        return redis.send(Command.HMGET, AuthKeys.account(user), "name", "roles", "password", "disabled", "created_at")
                .map(fields -> read(user, Objects.requireNonNull(fields)));
    }

    private static Optional<StoredAccount> read(UserId user, Response fields) {
        @Nullable Response name = fields.get(0);
        if (name == null) {
            return Optional.empty();
        }
        Account account = new Account(
                user,
                name.toString(),
                roles(fields.get(1).toString()),
                fields.get(3).toString().equals("1"),
                Instant.ofEpochMilli(fields.get(4).toLong()));
        return Optional.of(
                new StoredAccount(account, new PasswordHash(fields.get(2).toString())));
    }

    private static Set<Role> roles(String text) {
        return Arrays.stream(text.split(",", -1))
                .flatMap(role -> Role.ofWireName(role).stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
