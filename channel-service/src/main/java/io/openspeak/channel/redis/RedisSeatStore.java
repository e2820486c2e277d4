package io.openspeak.channel.redis;

import io.openspeak.channel.SeatStore;
import io.openspeak.channel.contract.ChannelFacts;
import io.openspeak.channel.contract.MemberMessages;
import io.openspeak.channel.domain.LeaveReason;
import io.openspeak.channel.domain.Member;
import io.openspeak.channel.domain.Seat;
import io.openspeak.channel.v1.ChannelFact;
import io.openspeak.platform.failures.FailureLog;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.RedisCommands;
import io.openspeak.platform.redis.log.EntryId;
import io.openspeak.platform.redis.log.FactAppend;
import io.openspeak.platform.redis.log.LogPosition;
import io.openspeak.platform.redis.log.LogReader;
import io.openspeak.platform.redis.script.LuaScript;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Seats in Redis, each in the partition of its channel. */
@ApplicationScoped
public class RedisSeatStore implements SeatStore {

    private final RedisCommands redis;
    private final LuaScript take;
    private final LuaScript free;
    private final LogReader log;

    public RedisSeatStore(Redis redis) {
        this.redis = new RedisCommands(redis);
        take = LuaScript.load(this.redis, "take_seat");
        free = LuaScript.load(this.redis, "free_seat");
        log = new LogReader(this.redis, ChannelKeys.LOG);
    }

    @Override
    public Uni<Optional<Seat>> find(ChannelId channel, UserId user) {
        return redis.send(Command.HGET, ChannelKeys.members(channel), user)
                .map(seat -> Optional.ofNullable(seat).map(kept -> SeatRecord.read(kept.toBytes())));
    }

    @Override
    public Uni<Outcome> take(ChannelId channel, Optional<Seat> seen, Member member, Instant now) {
        List<Object> arguments = arguments(ChannelFacts.joined(channel, member, now), now);
        arguments.add(member.user());
        arguments.add(seen.map(Seat::version).orElse(0L));
        arguments.add(MemberMessages.message(member).toByteArray());
        arguments.add(channel);
        return take.run(ChannelKeys.ofSeatScript(channel), arguments)
                .map(answer -> outcome(channel, Objects.requireNonNull(answer)));
    }

    @Override
    public Uni<Outcome> free(ChannelId channel, Seat seen, LeaveReason reason, Optional<UserId> actor, Instant now) {
        List<Object> arguments = arguments(ChannelFacts.left(channel, seen.member(), reason, actor, now), now);
        arguments.add(seen.member().user());
        arguments.add(seen.version());
        arguments.add(channel);
        return free.run(ChannelKeys.ofSeatScript(channel), arguments)
                .map(answer -> outcome(channel, Objects.requireNonNull(answer)));
    }

    @Override
    public Uni<List<Member>> members(ChannelId channel) {
        return redis.send(Command.HVALS, ChannelKeys.members(channel))
                .map(seats -> Items.of(seats)
                        .map(seat -> SeatRecord.read(seat.toBytes()).member())
                        .sorted(Comparator.comparing(Member::user))
                        .toList());
    }

    @Override
    public Uni<List<UserId>> some(ChannelId channel, int most) {
        return redis.send(Command.HRANDFIELD, ChannelKeys.members(channel), most)
                .map(users ->
                        Items.of(users).map(user -> new UserId(user.toString())).toList());
    }

    @Override
    public Uni<LogPosition> end(ChannelId channel) {
        return log.end(ChannelKeys.partition(channel));
    }

    private static List<Object> arguments(ChannelFact fact, Instant now) {
        return new ArrayList<>(
                FactAppend.arguments(ChannelFacts.TYPE, now.toEpochMilli(), FailureLog.traceId(), fact.toByteArray()));
    }

    private static Outcome outcome(ChannelId channel, Response answer) {
        String word = answer.get(0).toString();
        return switch (word) {
            case "made" ->
                new Outcome.Made(
                        LogPosition.of(
                                ChannelKeys.partition(channel),
                                answer.get(1).toString(),
                                EntryId.parse(answer.get(2).toString())),
                        answer.get(3).toLong(),
                        answer.get(4).toInteger());
            case "full" -> new Outcome.Full();
            case "no_channel" -> new Outcome.NoChannel();
            case "changed" -> new Outcome.Changed();
            default -> throw new IllegalStateException("a script answered '" + word + "'");
        };
    }
}
