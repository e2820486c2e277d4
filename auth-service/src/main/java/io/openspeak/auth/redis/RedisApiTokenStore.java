package io.openspeak.auth.redis;

import io.openspeak.auth.ApiTokenStore;
import io.openspeak.auth.AuthSettings;
import io.openspeak.auth.RandomSecrets;
import io.openspeak.auth.domain.ApiToken;
import io.openspeak.auth.domain.ApiTokenId;
import io.openspeak.auth.domain.AuditEntry;
import io.openspeak.auth.domain.Revocation;
import io.openspeak.auth.domain.SecretHash;
import io.openspeak.platform.identity.UserId;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** API tokens in Redis. */
@ApplicationScoped
public class RedisApiTokenStore implements ApiTokenStore {

    private final RedisCommands redis;
    private final LuaScript create;
    private final LuaScript use;
    private final LuaScript rotate;
    private final LuaScript revoke;
    private final AuditAppend audit;
    private final RandomSecrets random;
    private final AuthSettings settings;

    public RedisApiTokenStore(Redis redis, AuditAppend audit, RandomSecrets random, AuthSettings settings) {
        this.redis = new RedisCommands(redis);
        create = LuaScript.load(this.redis, "create_api_token");
        use = LuaScript.load(this.redis, "use_api_token");
        rotate = LuaScript.load(this.redis, "rotate_api_token");
        revoke = LuaScript.load(this.redis, "revoke_api_token");
        this.audit = audit;
        this.random = random;
        this.settings = settings;
    }

    @Override
    public ApiTokenId newId(UserId owner) {
        return ApiTokenId.of(AuthKeys.partition(owner), random.bytes(ApiTokenId.RANDOM_BYTES));
    }

    @Override
    public Uni<Keeping> create(ApiToken token, AuditEntry entry) {
        UserId owner = token.owner();
        int partition = AuthKeys.partition(owner);
        List<Object> arguments = new ArrayList<>(audit.arguments(entry));
        arguments.addAll(List.of(
                owner,
                token.id(),
                token.name(),
                ApiTokenRecord.text(token.scopes()),
                token.expiresAt().map(Instant::toEpochMilli).orElse(0L),
                token.secret().hex(),
                settings.apiTokens().perUser(),
                settings.apiTokens().keepEnded().toMillis()));
        return create.run(
                        List.of(
                                AuthKeys.tokens(owner),
                                AuthKeys.tokenOwners(partition),
                                AuthKeys.account(owner),
                                AuthKeys.audit(partition)),
                        arguments)
                .map(answer -> Keeping.valueOf(String.valueOf(answer)));
    }

    @Override
    public Uni<Optional<ApiToken>> find(ApiTokenId id) {
        if (id.partition() >= AuthKeys.LOG.partitions()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return redis.send(Command.HGET, AuthKeys.tokenOwners(id.partition()), id)
                .chain(owner -> owner == null
                        ? Uni.createFrom().item(Optional.empty())
                        : find(id, new UserId(owner.toString())));
    }

    private Uni<Optional<ApiToken>> find(ApiTokenId id, UserId owner) {
        return redis.send(Command.HGET, AuthKeys.tokens(owner), id).map(record -> read(id, owner, record));
    }

    @Override
    public Uni<List<ApiToken>> of(UserId owner) {
        return redis.send(Command.HGETALL, AuthKeys.tokens(owner)).map(all -> readAll(owner, all));
    }

    @Override
    public Uni<Void> used(ApiToken token, Instant now) {
        return use.run(List.of(AuthKeys.tokens(token.owner())), List.of(token.id(), now.toEpochMilli()))
                .replaceWithVoid();
    }

    @Override
    public Uni<Optional<ApiToken>> rotate(ApiToken token, SecretHash secret, Instant overlapUntil, AuditEntry entry) {
        List<String> keys = new ArrayList<>(List.of(AuthKeys.tokens(token.owner())));
        keys.addAll(AuthKeys.ofRevocation(token.owner()));
        keys.add(AuthKeys.audit(AuthKeys.partition(token.owner())));
        List<Object> arguments = new ArrayList<>(revocation(token, entry.at(), "secret replaced", entry));
        arguments.addAll(List.of(token.id(), secret.hex(), overlapUntil.toEpochMilli()));
        return rotate.run(keys, arguments).map(record -> read(token.id(), token.owner(), record));
    }

    @Override
    public Uni<Optional<LogPosition>> revoke(ApiToken token, String reason, AuditEntry entry) {
        List<String> keys = new ArrayList<>(List.of(
                AuthKeys.tokens(token.owner()), AuthKeys.tokenOwners(token.id().partition())));
        keys.addAll(AuthKeys.ofRevocation(token.owner()));
        keys.add(AuthKeys.audit(AuthKeys.partition(token.owner())));
        // It is gone for good, so a clock that is behind another pod's must not spare what that one issued.
        Instant until = entry.at().plus(settings.accessTokenTtl());
        List<Object> arguments = new ArrayList<>(revocation(token, until, reason, entry));
        arguments.addAll(List.of(token.id(), settings.apiTokens().keepEnded().toMillis()));
        return revoke.run(keys, arguments)
                .map(answer -> Optional.ofNullable(answer).map(done -> AuthKeys.position(token.owner(), done)));
    }

    private List<Object> revocation(ApiToken token, Instant until, String reason, AuditEntry entry) {
        Revocation revocation = Revocation.of(
                new Revocation.Subject.Family(token.id().family().value()),
                until,
                entry.at().plus(settings.accessTokenTtl()),
                reason);
        List<Object> arguments = new ArrayList<>(RevocationAppend.arguments(revocation, entry.at()));
        arguments.addAll(audit.arguments(entry));
        return arguments;
    }

    private static Optional<ApiToken> read(ApiTokenId id, UserId owner, @Nullable Response record) {
        return Optional.ofNullable(record).map(found -> ApiTokenRecord.read(id, owner, found.toString()));
    }

    private static List<ApiToken> readAll(UserId owner, @Nullable Response pairs) {
        List<ApiToken> tokens = new ArrayList<>();
        for (int i = 0; pairs != null && i + 1 < pairs.size(); i += 2) {
            tokens.add(ApiTokenRecord.read(
                    new ApiTokenId(pairs.get(i).toString()),
                    owner,
                    pairs.get(i + 1).toString()));
        }
        return tokens;
    }
}
