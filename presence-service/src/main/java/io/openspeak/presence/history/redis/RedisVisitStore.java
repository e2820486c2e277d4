package io.openspeak.presence.history.redis;

import static io.openspeak.presence.contract.StateMapping.millis;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.RedisCommands;
import io.openspeak.platform.redis.log.LogPosition.Offset;
import io.openspeak.platform.redis.log.PartitionedLog;
import io.openspeak.platform.redis.script.LuaScript;
import io.openspeak.presence.history.HistorySettings;
import io.openspeak.presence.history.VisitStore;
import io.openspeak.presence.history.domain.Visit;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Visits in Redis: a sorted set a channel, by their end, so that those that held at an instant are among the last. */
@ApplicationScoped
public class RedisVisitStore implements VisitStore {

    private static final String LASTING = "inf";

    private final RedisCommands redis;
    private final HistoryKeys keys;
    private final HistorySettings settings;
    private final LuaScript begin;
    private final LuaScript end;
    private final LuaScript erase;

    public RedisVisitStore(Redis redis, PartitionedLog log, HistorySettings settings) {
        this.redis = new RedisCommands(redis);
        this.settings = settings;
        keys = new HistoryKeys(log);
        begin = LuaScript.load(this.redis, "begin_visit");
        end = LuaScript.load(this.redis, "end_visit");
        erase = LuaScript.load(this.redis, "erase_visits");
    }

    @Override
    public Uni<Void> begin(Visit visit, Offset fact) {
        return begin.run(
                        List.of(keys.visits(visit.channel()), keys.erased(visit.channel(), visit.user())),
                        List.of(member(visit), fact.epoch(), fact.entry()))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> end(Visit visit, Offset fact, Instant now) {
        return end.run(
                        List.of(
                                keys.visits(visit.channel()),
                                keys.erased(visit.channel(), visit.user()),
                                keys.completeFrom(visit.channel())),
                        List.of(
                                member(visit),
                                fact.epoch(),
                                fact.entry(),
                                millis(visit.until()),
                                now.minus(settings.keep()).toEpochMilli(),
                                settings.maxVisits(),
                                settings.keep().toMillis()))
                .replaceWithVoid();
    }

    @Override
    public Uni<Visits> endingAfter(ChannelId channel, Instant instant) {
        return redis.send(
                        Command.ZRANGEBYSCORE, keys.visits(channel), "(" + instant.toEpochMilli(), "+inf", "WITHSCORES")
                .chain(found -> redis.send(Command.GET, keys.completeFrom(channel))
                        .map(from -> new Visits(visits(channel, found), completeFrom(from))));
    }

    private static Instant completeFrom(@Nullable Response millis) {
        return millis == null ? Instant.EPOCH : Instant.ofEpochMilli(millis.toLong());
    }

    private static List<Visit> visits(ChannelId channel, @Nullable Response membersAndEnds) {
        List<Visit> visits = new ArrayList<>();
        for (int i = 0; membersAndEnds != null && i + 1 < membersAndEnds.size(); i += 2) {
            visits.add(visit(
                    channel,
                    membersAndEnds.get(i).toString(),
                    membersAndEnds.get(i + 1).toString()));
        }
        return visits;
    }

    private static Visit visit(ChannelId channel, String member, String end) {
        int space = member.indexOf(' ');
        return new Visit(
                new UserId(member.substring(space + 1)),
                channel,
                Instant.ofEpochMilli(Long.parseLong(member.substring(0, space))),
                end.equals(LASTING) ? null : Instant.ofEpochMilli(Long.parseLong(end)));
    }

    private static String member(Visit visit) {
        return visit.from().toEpochMilli() + " " + visit.user();
    }

    @Override
    public Uni<Long> erase(ChannelId channel, UserId user, Offset before) {
        return erase.run(
                        List.of(keys.visits(channel), keys.erased(channel, user)),
                        List.of(user, Mark.text(before), Mark.REMEMBERED.toMillis()))
                .map(deleted -> deleted == null ? 0 : deleted.toLong());
    }
}
