package io.openspeak.auth.redis;

import io.openspeak.auth.AccountStore;
import io.openspeak.auth.domain.Account;
import io.openspeak.auth.domain.AccountChange;
import io.openspeak.auth.domain.AuditEntry;
import io.openspeak.auth.domain.PasswordHash;
import io.openspeak.auth.domain.Revocation;
import io.openspeak.auth.domain.StoredAccount;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.Items;
import io.openspeak.platform.redis.RedisCommands;
import io.openspeak.platform.redis.log.LogPosition;
import io.openspeak.platform.redis.script.LuaScript;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/** Accounts in Redis, each in the partition of its id. */
@ApplicationScoped
public class RedisAccountStore implements AccountStore {

    private final RedisCommands redis;
    private final AuditAppend audit;
    private final SignOut signOut;
    private final LuaScript create;
    private final LuaScript update;
    private final LuaScript delete;

    public RedisAccountStore(Redis redis, AuditAppend audit, SignOut signOut) {
        this.redis = new RedisCommands(redis);
        this.audit = audit;
        this.signOut = signOut;
        create = LuaScript.load(this.redis, "create_account");
        update = LuaScript.load(this.redis, "update_account");
        delete = LuaScript.load(this.redis, "delete_account");
    }

    @Override
    public Uni<Boolean> create(StoredAccount stored, AuditEntry entry) {
        Account account = stored.account();
        List<Object> arguments = factOf(account, account.createdAt());
        arguments.add(account.user());
        arguments.add(account.name());
        arguments.add(AccountRecord.roles(account.roles()));
        arguments.add(AccountRecord.flag(account.administers()));
        arguments.add(stored.password().map(PasswordHash::phc).orElse(""));
        arguments.add(AccountRecord.flag(stored.oneTime()));
        arguments.add(Revocation.disabledKey(account.user()));
        arguments.addAll(audit.arguments(entry));
        return create.run(AuthKeys.ofAccountScript(account.user()), arguments)
                .map(created -> created != null && created.toInteger() == 1);
    }

    @Override
    public Uni<Optional<StoredAccount>> find(UserId user) {
        List<Object> question = new ArrayList<>(List.of(AuthKeys.account(user)));
        question.addAll(AccountRecord.FIELDS);
        return redis.send(Command.HMGET, question)
                .map(fields -> AccountRecord.read(user, Objects.requireNonNull(fields)));
    }

    @Override
    public Uni<List<UserId>> idsAfter(Optional<UserId> user, int count) {
        String from = user.map(after -> "(" + after).orElse("-");
        return Uni.join()
                .all(IntStream.range(0, AuthKeys.LOG.partitions())
                        .mapToObj(partition -> redis.send(
                                Command.ZRANGEBYLEX, AuthKeys.accounts(partition), from, "+", "LIMIT", 0, count))
                        .toList())
                .andFailFast()
                .map(parts -> parts.stream()
                        .flatMap(Items::of)
                        .map(Response::toString)
                        .sorted()
                        .limit(count)
                        .map(UserId::new)
                        .toList());
    }

    @Override
    public Uni<Optional<LogPosition>> update(
            StoredAccount seen, Account after, Instant now, String leave, List<AuditEntry> entries) {
        UserId user = after.user();
        boolean endsSignIns = AccountChange.endsSignIns(seen.account(), after);
        boolean disables = after.disabled() && !seen.account().disabled();
        boolean enables = !after.disabled() && seen.account().disabled();
        List<Object> arguments = factOf(after, now);
        arguments.add(user);
        arguments.add(seen.version());
        arguments.add(after.name());
        arguments.add(AccountRecord.roles(after.roles()));
        arguments.add(AccountRecord.flag(after.disabled()));
        arguments.add(AccountRecord.flag(after.administers()));
        arguments.add(leave);
        arguments.add(enables ? Revocation.disabledKey(user) : "");
        arguments.add(AccountRecord.flag(endsSignIns));
        arguments.add(AccountRecord.flag(disables));
        if (endsSignIns) {
            arguments.addAll(signOut.arguments(user, now, disables ? "account disabled" : "account changed", now));
        }
        if (disables) {
            arguments.addAll(RevocationAppend.arguments(Revocation.untilEnabled(user, "account disabled"), now));
        }
        entries.forEach(entry -> arguments.addAll(audit.arguments(entry)));
        return update.run(AuthKeys.ofAccountScript(user), arguments)
                .map(written -> AuthKeys.positionIfWritten(user, written));
    }

    @Override
    public Uni<Optional<LogPosition>> delete(StoredAccount seen, Instant now, String leave, AuditEntry entry) {
        UserId user = seen.account().user();
        List<Object> arguments =
                new ArrayList<>(AuthFacts.arguments(now.toEpochMilli(), AuthFacts.accountDeleted(user)));
        arguments.add(user);
        arguments.add(seen.version());
        arguments.add(leave);
        arguments.addAll(signOut.arguments(user, now, "account deleted", now));
        arguments.addAll(RevocationAppend.arguments(Revocation.untilEnabled(user, "account deleted"), now));
        arguments.addAll(audit.arguments(entry));
        return delete.run(AuthKeys.ofAccountScript(user), arguments)
                .map(written -> AuthKeys.positionIfWritten(user, written));
    }

    private static List<Object> factOf(Account account, Instant at) {
        return new ArrayList<>(AuthFacts.arguments(at.toEpochMilli(), AuthFacts.accountChanged(account)));
    }
}
