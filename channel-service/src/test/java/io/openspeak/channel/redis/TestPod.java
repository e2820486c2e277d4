package io.openspeak.channel.redis;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.openspeak.channel.ChannelSettings;
import io.openspeak.channel.deletion.Deletion;
import io.openspeak.channel.deletion.DirectorySweeper;
import io.openspeak.channel.directory.Branches;
import io.openspeak.channel.directory.Directory;
import io.openspeak.channel.events.SeatFacts;
import io.openspeak.channel.membership.AccountChanges;
import io.openspeak.channel.membership.Departures;
import io.openspeak.channel.membership.Membership;
import io.openspeak.channel.membership.Moves;
import io.openspeak.channel.membership.SeatOrder;
import io.openspeak.channel.membership.SeatUpkeep;
import io.openspeak.channel.moderation.Bans;
import io.openspeak.channel.moderation.Moderation;
import io.openspeak.channel.rights.ChannelRights;
import io.openspeak.channel.rights.RightsReview;
import io.openspeak.channel.rights.RuleBook;
import io.openspeak.channel.seats.Seats;
import io.openspeak.channel.seats.Targets;
import io.openspeak.channel.view.ChannelView;
import io.openspeak.channel.view.Lists;
import io.openspeak.channel.view.OwnWrites;
import io.openspeak.platform.identity.PodId;
import io.openspeak.platform.redis.log.LogFollowers;
import io.openspeak.platform.redis.log.PartitionedLog;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import java.time.Clock;
import java.util.Map;

/** A pod of channel-service without its edges, on a Redis that others use too. */
public final class TestPod {

    final Redis redis;
    final RedisChannelStore store;
    final RedisChannelTree tree;
    final RedisChannelEnds ends;
    final RedisSeatStore seatStore;
    final RedisSeatClaims claims;
    final RedisBanStore banStore;
    final RedisRightsStore rightsStore;
    final ChannelView view;
    final ChannelTail tail;
    final OwnWrites writes;
    final Directory directory;
    final Membership membership;
    final Moves moves;
    final Departures departures;
    final Moderation moderation;
    final Bans bans;
    final RuleBook rules;
    final AccountChanges accounts;
    final RightsReview review;
    final Deletion deletion;
    final DirectorySweeper sweeper;
    final Lists lists;
    final Worker worker;

    TestPod(String name, Vertx vertx, String url, Clock clock, PartitionedLog log, Map<String, String> settings) {
        SimpleMeterRegistry metrics = new SimpleMeterRegistry();
        redis = client(vertx, url);
        ChannelSettings channelSettings = settings(settings);
        RedisModerationLog moderated = new RedisModerationLog(redis, log, channelSettings);
        store = new RedisChannelStore(redis, log);
        tree = new RedisChannelTree(redis, log);
        ends = new RedisChannelEnds(redis, log);
        seatStore = new RedisSeatStore(redis, log, moderated);
        claims = new RedisSeatClaims(redis, log);
        banStore = new RedisBanStore(redis, log, moderated, channelSettings);
        rightsStore = new RedisRightsStore(redis, log, moderated, channelSettings);
        view = new ChannelView(channelSettings, clock);
        tail = new ChannelTail(store, view, log, redis, new LogFollowers(client(vertx, url), metrics, clock));
        writes = new OwnWrites(tail, channelSettings);
        lists = new Lists(view, writes);

        ChannelRights rights = new ChannelRights(rightsStore, seatStore, clock);
        Targets targets = new Targets(seatStore, claims);
        Branches branches = new Branches(tree);
        directory = new Directory(store, rights, branches, view, channelSettings, clock);

        Seats seats = new Seats(seatStore, claims, metrics);
        SeatOrder order = new SeatOrder(claims, store, seats, channelSettings, clock);
        membership = new Membership(store, rights, seatStore, seats, claims, order, clock, metrics);
        moves = new Moves(rights, seats, membership, clock);
        departures = new Departures(membership, claims);
        deletion = new Deletion(directory, ends, branches, seatStore, membership, clock);

        moderation = new Moderation(rights, seats, targets, moderated, clock);
        bans = new Bans(rights, banStore, seatStore, claims, targets, clock);
        rules = new RuleBook(rights, rightsStore, targets, clock);
        review = new RightsReview(rightsStore, seatStore, seats, claims, clock);
        accounts = new AccountChanges(claims, review);
        SeatUpkeep upkeep = new SeatUpkeep(seatStore, claims, order, rightsStore, review, clock);
        sweeper = new DirectorySweeper(ends, deletion, claims, upkeep, log, redis, new PodId(name), clock);
        worker = new Worker(upkeep, review, log, redis, client(vertx, url), name);
    }

    /** Begins to follow the log and to work on it, as a pod does when it starts. */
    void start() {
        tail.start(new StartupEvent());
        worker.start(new StartupEvent());
    }

    /** Ends that. */
    void stop() {
        worker.stop(new ShutdownEvent());
        tail.stop(new ShutdownEvent());
    }

    /** The worker on channel-service's own facts. Its leases are real ones, so its clock is too. */
    static final class Worker extends SeatFacts {

        Worker(SeatUpkeep upkeep, RightsReview review, PartitionedLog log, Redis redis, Redis tail, String name) {
            super(upkeep, review, log, redis, tail, new PodId(name), Clock.systemUTC());
        }

        @Override
        protected void start(StartupEvent starting) {
            super.start(starting);
        }

        @Override
        protected void stop(ShutdownEvent stopping) {
            super.stop(stopping);
        }
    }

    static ChannelSettings settings(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withMapping(ChannelSettings.class)
                .addDiscoveredConverters()
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build()
                .getConfigMapping(ChannelSettings.class);
    }

    private static Redis client(Vertx vertx, String url) {
        return Redis.createClient(
                vertx,
                new RedisOptions().setConnectionString(url).setMaxPoolSize(16).setMaxPoolWaiting(10_000));
    }
}
