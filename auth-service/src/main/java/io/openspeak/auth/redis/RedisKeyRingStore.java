package io.openspeak.auth.redis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.openspeak.auth.KeyRingStore;
import io.openspeak.auth.domain.AuditEntry;
import io.openspeak.auth.domain.KeptRing;
import io.openspeak.auth.domain.KeyRing;
import io.openspeak.auth.domain.RingKey;
import io.openspeak.platform.redis.RedisCommands;
import io.openspeak.platform.redis.script.LuaScript;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** The shared key ring in Redis: one hash, replaced as a whole by whoever names its version. */
@ApplicationScoped
public class RedisKeyRingStore implements KeyRingStore {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final RedisCommands redis;
    private final AuditAppend audit;
    private final LuaScript replace;

    public RedisKeyRingStore(Redis redis, AuditAppend audit) {
        this.redis = new RedisCommands(redis);
        this.audit = audit;
        replace = LuaScript.load(this.redis, "replace_signing_keys");
    }

    /** A key as it is kept; times are milliseconds. */
    @RegisterForReflection
    @JsonNaming(SnakeCaseStrategy.class)
    record KeptKey(String id, long publishedAt, long signsFrom, long longestToken, String sealed) {

        static KeptKey of(RingKey key, KeptRing ring) {
            return new KeptKey(
                    key.id(),
                    key.publishedAt().toEpochMilli(),
                    key.signsFrom().toEpochMilli(),
                    key.longestToken().toMillis(),
                    Objects.requireNonNull(ring.sealedKeys().get(key.id())));
        }

        RingKey key() {
            return new RingKey(
                    id,
                    Instant.ofEpochMilli(publishedAt),
                    Instant.ofEpochMilli(signsFrom),
                    Duration.ofMillis(longestToken));
        }

        @Override
        public String toString() {
            return "KeptKey[" + id + "]";
        }
    }

    @Override
    public Uni<KeptRing> read() {
        return redis.send(Command.HMGET, AuthKeys.signingKeys(), "version", "ring")
                .map(fields -> read(Objects.requireNonNull(fields)));
    }

    @Override
    public Uni<Boolean> replace(long version, KeptRing next, Instant now, Optional<AuditEntry> act) {
        List<Object> arguments = new ArrayList<>(AuthFacts.arguments(
                now.toEpochMilli(),
                AuthFacts.signingKeyChanged(next.ring().keys().getLast().id())));
        arguments.add(version);
        arguments.add(next.version());
        arguments.add(text(next));
        act.ifPresent(entry -> arguments.addAll(audit.arguments(entry)));
        return replace.run(AuthKeys.ofSigningKeysScript(), arguments)
                .map(replaced -> replaced != null && replaced.toInteger() == 1);
    }

    private static String text(KeptRing ring) {
        try {
            return JSON.writeValueAsString(ring.ring().keys().stream()
                    .map(key -> KeptKey.of(key, ring))
                    .toList());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static KeptRing read(Response fields) {
        if (fields.get(0) == null) {
            return KeptRing.NOTHING;
        }
        try {
            List<KeptKey> keys = Arrays.asList(JSON.readValue(fields.get(1).toBytes(), KeptKey[].class));
            return new KeptRing(
                    fields.get(0).toLong(),
                    new KeyRing(keys.stream().map(KeptKey::key).toList()),
                    keys.stream().collect(Collectors.toMap(KeptKey::id, KeptKey::sealed)));
        } catch (IOException malformed) {
            throw new IllegalStateException("the signing keys in Redis can't be read", malformed);
        }
    }
}
