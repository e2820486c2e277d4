package io.openspeak.channel.redis;

import io.openspeak.channel.Outcome;
import io.openspeak.channel.contract.ChannelFacts;
import io.openspeak.channel.domain.Act;
import io.openspeak.channel.domain.LeaveReason;
import io.openspeak.channel.domain.Member;
import io.openspeak.channel.domain.Place;
import io.openspeak.channel.domain.Seat;
import io.openspeak.channel.seats.SeatStore;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.IpAddress;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.Items;
import io.openspeak.platform.redis.RedisCommands;
import io.openspeak.platform.redis.log.LogPosition;
import io.openspeak.platform.redis.log.LogReader;
import io.openspeak.platform.redis.log.PartitionedLog;
import io.openspeak.platform.redis.script.LuaScript;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Seats in Redis, each in the partition of its channel. */
@ApplicationScoped
public class RedisSeatStore implements SeatStore {

    private static final byte[] NOTHING = new byte[0];

    private final RedisCommands redis;
    private final ChannelKeys keys;
    private final RedisModerationLog moderation;
    private final LuaScript take;
    private final LuaScript free;
    private final LuaScript change;
    private final LogReader log;

    public RedisSeatStore(Redis redis, PartitionedLog log, RedisModerationLog moderation) {
        this.redis = new RedisCommands(redis);
        keys = new ChannelKeys(log);
        this.moderation = moderation;
        take = LuaScript.load(this.redis, "take_seat");
        free = LuaScript.load(this.redis, "free_seat");
        change = LuaScript.load(this.redis, "change_place");
        this.log = new LogReader(this.redis, log);
    }

    @Override
    public Uni<Place> find(ChannelId channel, UserId user) {
        return Uni.combine()
                .all()
                .unis(
                        redis.send(Command.HGET, keys.members(channel), user)
                                .map(kept -> Optional.ofNullable(kept).map(seat -> SeatRecord.read(seat.toBytes()))),
                        redis.send(Command.HGET, keys.sanctions(channel), user).map(SeatRecord::sanctions))
                .with(Place::new);
    }

    @Override
    public Uni<Outcome> take(ChannelId channel, Place seen, Member member, Optional<IpAddress> address, Act act) {
        List<Object> arguments = Written.arguments(ChannelFacts.joined(channel, member, act));
        arguments.addAll(ofPlace(member.user(), seen));
        arguments.add(SeatRecord.withoutVersion(member, address));
        arguments.add(channel);
        return run(take, channel, arguments, act);
    }

    @Override
    public Uni<Outcome> free(ChannelId channel, Seat seen, LeaveReason reason, Optional<ChannelId> movedTo, Act act) {
        List<Object> arguments = Written.arguments(ChannelFacts.left(channel, seen.member(), reason, movedTo, act));
        arguments.addAll(List.of(seen.member().user(), seen.version(), channel));
        return run(free, channel, arguments, act);
    }

    @Override
    public Uni<Outcome> change(ChannelId channel, UserId user, Place seen, Place after, Act act) {
        Optional<Member> member = after.seat().map(seat -> seat.member().under(after.sanctions()));
        List<Object> arguments = Written.arguments(member.map(changed -> ChannelFacts.changed(channel, changed, act))
                .orElseGet(() -> ChannelFacts.nothing(channel, act)));
        arguments.addAll(ofPlace(user, seen));
        arguments.add(member.map(changed -> SeatRecord.withoutVersion(
                        changed, after.seat().orElseThrow().address()))
                .orElse(NOTHING));
        arguments.add(SeatRecord.letters(after.sanctions()));
        return run(change, channel, arguments, act);
    }

    @Override
    public Uni<List<Seat>> seats(ChannelId channel) {
        return redis.send(Command.HVALS, keys.members(channel))
                .map(seats -> Items.of(seats)
                        .map(seat -> SeatRecord.read(seat.toBytes()))
                        .sorted(Comparator.comparing(seat -> seat.member().user()))
                        .toList());
    }

    @Override
    public Uni<List<UserId>> some(ChannelId channel, int most) {
        return redis.send(Command.HRANDFIELD, keys.members(channel), most)
                .map(users ->
                        Items.of(users).map(user -> new UserId(user.toString())).toList());
    }

    @Override
    public Uni<LogPosition> end(ChannelId channel) {
        return log.end(keys.partition(channel));
    }

    private static List<Object> ofPlace(UserId user, Place seen) {
        return List.of(user, seen.seat().map(Seat::version).orElse(0L), SeatRecord.letters(seen.sanctions()));
    }

    private Uni<Outcome> run(LuaScript script, ChannelId channel, List<Object> arguments, Act act) {
        arguments.addAll(moderation.arguments(act.notes()));
        return script.run(keys.ofSeatScript(channel), arguments)
                .map(answer -> Written.outcome(keys.partition(channel), answer));
    }
}
