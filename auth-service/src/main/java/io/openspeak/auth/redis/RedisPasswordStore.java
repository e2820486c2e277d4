package io.openspeak.auth.redis;

import io.openspeak.auth.PasswordStore;
import io.openspeak.auth.domain.AuditEntry;
import io.openspeak.auth.domain.PasswordHash;
import io.openspeak.auth.domain.StoredAccount;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.RedisCommands;
import io.openspeak.platform.redis.log.LogPosition;
import io.openspeak.platform.redis.script.LuaScript;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Redis;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Hashes of passwords in Redis, fields of the account's hash. */
@ApplicationScoped
public class RedisPasswordStore implements PasswordStore {

    private final AuditAppend audit;
    private final SignOut signOut;
    private final LuaScript set;
    private final LuaScript spend;
    private final LuaScript rehash;

    public RedisPasswordStore(Redis redis, AuditAppend audit, SignOut signOut) {
        RedisCommands commands = new RedisCommands(redis);
        this.audit = audit;
        this.signOut = signOut;
        set = LuaScript.load(commands, "set_password");
        spend = LuaScript.load(commands, "spend_password");
        rehash = LuaScript.load(commands, "rehash_password");
    }

    @Override
    public Uni<Optional<LogPosition>> set(StoredAccount seen, PasswordHash fresh, Instant now, AuditEntry entry) {
        return write(seen, fresh, false, now, entry);
    }

    @Override
    public Uni<Boolean> replaceOneTime(StoredAccount seen, PasswordHash fresh, Instant now, AuditEntry entry) {
        return write(seen, fresh, true, now, entry).map(Optional::isPresent);
    }

    @Override
    public Uni<Boolean> spend(StoredAccount seen) {
        String phc = seen.password().map(PasswordHash::phc).orElse("");
        return spend.run(List.of(AuthKeys.account(seen.account().user())), List.of(phc))
                .map(spent -> spent != null && spent.toInteger() == 1);
    }

    @Override
    public Uni<Void> rehash(UserId user, PasswordHash old, PasswordHash fresh) {
        return rehash.run(List.of(AuthKeys.account(user)), List.of(old.phc(), fresh.phc()))
                .replaceWithVoid();
    }

    private Uni<Optional<LogPosition>> write(
            StoredAccount seen, PasswordHash fresh, boolean oneTime, Instant now, AuditEntry entry) {
        UserId user = seen.account().user();
        List<Object> arguments = new ArrayList<>(signOut.arguments(user, now, "password set", now));
        arguments.add(seen.version());
        arguments.add(fresh.phc());
        arguments.add(AccountRecord.flag(oneTime));
        arguments.addAll(audit.arguments(entry));
        return set.run(AuthKeys.ofAccountScript(user), arguments)
                .map(written -> AuthKeys.positionIfWritten(user, written));
    }
}
