package io.openspeak.channel.redis;

import io.openspeak.channel.ChannelSettings;
import io.openspeak.channel.Outcome;
import io.openspeak.channel.contract.BanMessages;
import io.openspeak.channel.contract.ChannelFacts;
import io.openspeak.channel.domain.Act;
import io.openspeak.channel.domain.Ban;
import io.openspeak.channel.domain.LeaveReason;
import io.openspeak.channel.domain.Seat;
import io.openspeak.channel.moderation.BanStore;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.Items;
import io.openspeak.platform.redis.RedisCommands;
import io.openspeak.platform.redis.log.LogPosition;
import io.openspeak.platform.redis.log.PartitionedLog;
import io.openspeak.platform.redis.script.LuaScript;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Bans in Redis, each in the partition of its channel. */
@ApplicationScoped
public class RedisBanStore implements BanStore {

    private static final String FOR_GOOD = "0";

    private final RedisCommands redis;
    private final ChannelKeys keys;
    private final RedisModerationLog moderation;
    private final ChannelSettings settings;
    private final LuaScript ban;
    private final LuaScript unban;

    public RedisBanStore(Redis redis, PartitionedLog log, RedisModerationLog moderation, ChannelSettings settings) {
        this.redis = new RedisCommands(redis);
        keys = new ChannelKeys(log);
        this.moderation = moderation;
        this.settings = settings;
        ban = LuaScript.load(this.redis, "ban");
        unban = LuaScript.load(this.redis, "unban");
    }

    @Override
    public Uni<Outcome> ban(Ban set, List<Seat> hit, Act act) {
        List<Object> arguments = Written.arguments(ChannelFacts.banned(set, act));
        arguments.addAll(List.of(
                set.id(),
                BanRecord.fields(set),
                BanMessages.message(set).toByteArray(),
                set.user().map(UserId::value).orElse(""),
                set.until().map(end -> String.valueOf(end.toEpochMilli())).orElse(FOR_GOOD),
                settings.maxBans(),
                set.channel(),
                hit.size()));
        for (Seat seat : hit) {
            arguments.addAll(Written.arguments(
                    ChannelFacts.left(set.channel(), seat.member(), LeaveReason.BANNED, Optional.empty(), act)));
            arguments.add(seat.member().user());
            arguments.add(seat.version());
        }
        arguments.addAll(moderation.arguments(act.notes()));
        return ban.run(keys.ofBanScript(set.channel()), arguments)
                .map(answer -> Written.outcome(keys.partition(set.channel()), answer));
    }

    @Override
    public Uni<Optional<LogPosition>> unban(ChannelId channel, String id, Act act) {
        List<Object> arguments = Written.arguments(ChannelFacts.unbanned(channel, id, act));
        arguments.add(id);
        arguments.addAll(moderation.arguments(act.notes()));
        List<String> touched =
                keys.ofRuleScript(channel, keys.bans(channel), keys.banned(channel), keys.banEnds(channel));
        return unban.run(touched, arguments)
                .map(answer -> "no_ban"
                                .equals(Objects.requireNonNull(answer).get(0).toString())
                        ? Optional.empty()
                        : Optional.of(((Outcome.Made) Written.outcome(keys.partition(channel), answer)).position()));
    }

    @Override
    public Uni<Optional<Ban>> find(ChannelId channel, String id) {
        return redis.send(Command.HGET, keys.bans(channel), id)
                .map(kept -> Optional.ofNullable(kept).map(record -> BanRecord.read(record.toBytes())));
    }

    @Override
    public Uni<List<Ban>> bans(ChannelId channel, Instant now) {
        return redis.send(Command.HVALS, keys.bans(channel))
                .map(kept -> Items.of(kept)
                        .map(record -> BanRecord.read(record.toBytes()))
                        .filter(set -> !set.hasEnded(now))
                        .sorted(Comparator.comparing(Ban::at).reversed().thenComparing(Ban::id))
                        .toList());
    }
}
