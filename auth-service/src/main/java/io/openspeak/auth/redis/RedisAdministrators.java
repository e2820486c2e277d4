package io.openspeak.auth.redis;

import io.openspeak.auth.Administrators;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.Items;
import io.openspeak.platform.redis.RedisCommands;
import io.openspeak.platform.redis.script.LuaScript;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Administrators in Redis: a set in each partition, written by the scripts that change accounts.
 *
 * <p>No script may look at two partitions, so the last administrator is kept like this: who wants one to leave first marks it
 * with a permission (a key that lapses), then looks for another one who is not marked, and the script that lets it go demands
 * the mark. Of two who would be the last, the one who marks later sees the mark of the other: at least one of them stays. A
 * mark that lapsed or was replaced lets nobody go.
 */
@ApplicationScoped
public class RedisAdministrators implements Administrators {

    private static final Duration LAPSES_AFTER = Duration.ofSeconds(10);

    private final RedisCommands redis;
    private final LuaScript giveBack;

    public RedisAdministrators(Redis redis) {
        this.redis = new RedisCommands(redis);
        giveBack = LuaScript.load(this.redis, "give_back_leave");
    }

    @Override
    public Uni<Boolean> any() {
        return all().map(admins -> !admins.isEmpty());
    }

    @Override
    public Uni<Optional<String>> mayLeave(UserId user) {
        String permission = UUID.randomUUID().toString();
        return redis.send(Command.SET, AuthKeys.leave(user), permission, "PX", LAPSES_AFTER.toMillis())
                .chain(this::all)
                .chain(admins -> anyStays(
                        admins.stream().filter(admin -> !admin.equals(user)).toList()))
                .chain(stays -> stays
                        ? Uni.createFrom().item(Optional.of(permission))
                        : stay(user, permission).replaceWith(Optional.empty()));
    }

    @Override
    public Uni<Void> stay(UserId user, String leave) {
        return giveBack.run(List.of(AuthKeys.leave(user)), List.of(leave)).replaceWithVoid();
    }

    private Uni<Boolean> anyStays(List<UserId> others) {
        return others.isEmpty()
                ? Uni.createFrom().item(false)
                : Uni.join()
                        .all(others.stream()
                                .map(admin -> redis.send(Command.EXISTS, AuthKeys.leave(admin)))
                                .toList())
                        .andFailFast()
                        .map(marks -> marks.stream()
                                .anyMatch(mark -> Objects.requireNonNull(mark).toInteger() == 0));
    }

    private Uni<List<UserId>> all() {
        return Uni.join()
                .all(IntStream.range(0, AuthKeys.LOG.partitions())
                        .mapToObj(partition -> redis.send(Command.SMEMBERS, AuthKeys.admins(partition)))
                        .toList())
                .andFailFast()
                .map(parts -> parts.stream()
                        .flatMap(part -> Items.texts(part).stream())
                        .map(UserId::new)
                        .toList());
    }
}
