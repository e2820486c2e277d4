package io.openspeak.channel.redis;

import io.openspeak.channel.contract.MemberMessages;
import io.openspeak.channel.domain.Claim;
import io.openspeak.channel.domain.UserSeats;
import io.openspeak.channel.seats.SeatClaims;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.Role;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.Items;
import io.openspeak.platform.redis.RedisCommands;
import io.openspeak.platform.redis.log.PartitionedLog;
import io.openspeak.platform.redis.script.LuaScript;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Records of users in Redis, each in the partition of the user. */
@ApplicationScoped
public class RedisSeatClaims implements SeatClaims {

    /** How long a user without a seat is remembered: for coming back to the last channel, and longer than any token lives. */
    private static final Duration KEPT = Duration.ofDays(30);

    /** Far longer than a join takes. Should one take longer, the worker that hears of the seat claims it again. */
    private static final Duration ABANDONED_AFTER = Duration.ofSeconds(30);

    private static final String SEAT = "seat:";
    private static final String NOT_TAKEN = "0";
    private static final String FREED = "1";

    private final RedisCommands redis;
    private final ChannelKeys keys;
    private final LuaScript read;
    private final LuaScript claim;
    private final LuaScript reclaim;
    private final LuaScript confirm;
    private final LuaScript release;

    public RedisSeatClaims(Redis redis, PartitionedLog log) {
        this.redis = new RedisCommands(redis);
        keys = new ChannelKeys(log);
        read = LuaScript.load(this.redis, "read_user");
        claim = LuaScript.load(this.redis, "claim_seat");
        reclaim = LuaScript.load(this.redis, "reclaim_seat");
        confirm = LuaScript.load(this.redis, "confirm_seat");
        release = LuaScript.load(this.redis, "release_seat");
    }

    @Override
    public Uni<UserSeats> of(UserId user) {
        return read.run(List.of(keys.user(user)), List.of()).map(fields -> seats(Objects.requireNonNull(fields)));
    }

    @Override
    public Uni<Long> claim(UserId user, ChannelId channel, Instant now) {
        return claim.run(keys.ofClaimScript(user), List.of(channel, user, now.toEpochMilli()))
                .map(order -> Long.valueOf(Objects.requireNonNull(order).toString()));
    }

    @Override
    public Uni<Void> reclaim(UserId user, ChannelId channel, long order, Instant now) {
        return reclaim.run(keys.ofClaimScript(user), List.of(channel, user, now.toEpochMilli(), order))
                .replaceWithVoid();
    }

    @Override
    public Uni<UserSeats> confirm(UserId user, Claim taken, Set<Role> roles) {
        return confirm.run(
                        keys.ofClaimScript(user),
                        List.of(taken.channel(), user, taken.order(), taken.state(), words(roles)))
                .map(fields -> seats(Objects.requireNonNull(fields)));
    }

    @Override
    public Uni<Void> release(UserId user, ChannelId channel, long order) {
        return release(user, channel, order, NOT_TAKEN);
    }

    @Override
    public Uni<Void> freed(UserId user, ChannelId channel, long order) {
        return release(user, channel, order, FREED);
    }

    private Uni<Void> release(UserId user, ChannelId channel, long order, String how) {
        return release.run(keys.ofClaimScript(user), List.of(channel, user, order, how, KEPT.toMillis()))
                .replaceWithVoid();
    }

    @Override
    public Uni<List<Abandoned>> abandoned(int partition, Instant now, int limit) {
        return redis.send(
                        Command.ZRANGEBYSCORE,
                        keys.pending(partition),
                        "-inf",
                        now.minus(ABANDONED_AFTER).toEpochMilli(),
                        "LIMIT",
                        0,
                        limit)
                .map(claims -> Items.of(claims)
                        .map(claim -> abandoned(claim.toString().split(" ", -1)))
                        .toList());
    }

    @Override
    public Uni<Void> accountChanged(UserId user, Set<Role> roles, boolean disabled) {
        return redis.send(Command.HSET, keys.user(user), "roles", words(roles), "disabled", disabled ? "1" : "0")
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> signedOut(UserId user, Instant until) {
        return redis.send(Command.HSET, keys.user(user), "signed_out_until", until.toEpochMilli())
                .replaceWithVoid();
    }

    private static String words(Set<Role> roles) {
        return roles.stream().sorted().map(role -> role.wireName() + " ").collect(Collectors.joining());
    }

    private static UserSeats seats(Response pairs) {
        Map<String, String> fields = fields(pairs);
        return new UserSeats(
                Long.parseLong(fields.getOrDefault("order", "0")),
                fields.entrySet().stream()
                        .filter(field -> field.getKey().startsWith(SEAT))
                        .map(field -> claim(field.getKey().substring(SEAT.length()), field.getValue()))
                        .toList(),
                Optional.ofNullable(fields.get("last")).map(ChannelId::new),
                MemberMessages.roles(List.of(fields.getOrDefault("roles", "").split(" ", -1))),
                Instant.ofEpochMilli(Long.parseLong(fields.getOrDefault("signed_out_until", "0"))),
                "1".equals(fields.get("disabled")));
    }

    private static Claim claim(String order, String kept) {
        String[] words = kept.split(" ", -1);
        return new Claim(new ChannelId(words[1]), Long.parseLong(order), state(words[0]));
    }

    private static Claim.State state(String word) {
        // Written before push-to-talk channels did not count either.
        return word.equals("DIRECT") ? Claim.State.UNCOUNTED : Claim.State.valueOf(word);
    }

    private static Abandoned abandoned(String[] words) {
        return new Abandoned(new UserId(words[2]), new ChannelId(words[1]), Long.parseLong(words[0]));
    }

    private static Map<String, String> fields(Response answer) {
        Map<String, String> fields = new HashMap<>();
        for (int i = 0; i + 1 < answer.size(); i += 2) {
            fields.put(answer.get(i).toString(), answer.get(i + 1).toString());
        }
        return fields;
    }
}
