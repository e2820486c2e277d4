package io.openspeak.auth.redis;

import com.google.protobuf.InvalidProtocolBufferException;
import io.openspeak.auth.AuthSettings;
import io.openspeak.auth.RevocationStore;
import io.openspeak.auth.contract.RevocationMessages;
import io.openspeak.auth.domain.PreSharedToken;
import io.openspeak.auth.domain.Revocation;
import io.openspeak.auth.domain.Revocation.Subject;
import io.openspeak.auth.domain.TokenVerdict;
import io.openspeak.auth.v1.AuthFact;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.Items;
import io.openspeak.platform.redis.RedisCommands;
import io.openspeak.platform.redis.log.LogReader;
import io.openspeak.platform.redis.script.LuaScript;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Revocations in Redis, as {@code lua/revoke.lua} keeps them. */
@ApplicationScoped
public class RedisRevocationStore implements RevocationStore {

    private final RedisCommands redis;
    private final LuaScript revokeDropped;
    private final LogReader log;
    private final AuthSettings settings;

    public RedisRevocationStore(Redis redis, AuthSettings settings) {
        this.redis = new RedisCommands(redis);
        revokeDropped = LuaScript.load(this.redis, "revoke_dropped_entry");
        log = new LogReader(this.redis, AuthKeys.LOG);
        this.settings = settings;
    }

    @Override
    public Uni<Boolean> revoked(TokenVerdict.Valid token) {
        UserId user = token.person().user();
        List<Object> question = new ArrayList<>(List.of(
                AuthKeys.revocations(AuthKeys.partition(user)),
                Revocation.disabledKey(user),
                Revocation.key(new Subject.OfUser(user)),
                Revocation.key(new Subject.Token(token.tokenId()))));
        token.family()
                .map(family -> Revocation.key(new Subject.Family(family.value())))
                .ifPresent(question::add);
        return redis.send(Command.HMGET, question)
                .map(found -> revocations(found).anyMatch(revocation -> revocation.hits(token.createdAt())));
    }

    @Override
    public Uni<Snapshot> snapshot(Instant now) {
        return log.end().chain(end -> live(now).map(live -> new Snapshot(end, live)));
    }

    private Uni<List<Revocation>> live(Instant now) {
        List<Uni<@Nullable Response>> partitions = IntStream.range(0, AuthKeys.LOG.partitions())
                .mapToObj(partition -> redis.send(Command.HVALS, AuthKeys.revocations(partition)))
                .toList();
        return Uni.join()
                .all(partitions)
                .andFailFast()
                .map(all -> all.stream()
                        .flatMap(RedisRevocationStore::revocations)
                        .filter(revocation -> revocation.mattersAt(now))
                        .toList());
    }

    @Override
    public Uni<Void> revoke(PreSharedToken dropped, Instant now) {
        // Reaches a little ahead, since the other pods notice within a look or two at their file.
        Instant until = now.plus(settings.tokensFileCheck().multipliedBy(2));
        Revocation revocation = Revocation.of(
                new Subject.Family(dropped.family().value()),
                until,
                until.plus(settings.accessTokenTtl()),
                "gone from the tokens file");
        List<Object> arguments = new ArrayList<>(RevocationAppend.arguments(revocation, now));
        arguments.add(now.plus(settings.accessTokenTtl()).toEpochMilli());
        return revokeDropped
                .run(AuthKeys.ofRevocation(dropped.user()), arguments)
                .replaceWithVoid();
    }

    private static Stream<Revocation> revocations(@Nullable Response facts) {
        return Items.of(facts).filter(fact -> fact != null).map(RedisRevocationStore::revocation);
    }

    private static Revocation revocation(Response fact) {
        try {
            return RevocationMessages.revocation(
                    AuthFact.parseFrom(fact.toBytes()).getRevoked());
        } catch (InvalidProtocolBufferException corrupt) {
            throw new IllegalStateException("a kept revocation is no AuthFact", corrupt);
        }
    }
}
