package io.openspeak.channel.redis;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.openspeak.channel.Branches;
import io.openspeak.channel.ChannelRights;
import io.openspeak.channel.ChannelSettings;
import io.openspeak.channel.ChannelView;
import io.openspeak.channel.Deletion;
import io.openspeak.channel.Directory;
import io.openspeak.channel.DirectorySweeper;
import io.openspeak.channel.Lists;
import io.openspeak.channel.Membership;
import io.openspeak.channel.OwnWrites;
import io.openspeak.platform.identity.PodId;
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
    final RedisSeatStore seats;
    final ChannelView view;
    final ChannelTail tail;
    final OwnWrites writes;
    final Directory directory;
    final Membership membership;
    final Deletion deletion;
    final DirectorySweeper sweeper;
    final Lists lists;

    TestPod(String name, Vertx vertx, String url, Clock clock, Map<String, String> settings) {
        redis = client(vertx, url);
        ChannelSettings channelSettings = settings(settings);
        store = new RedisChannelStore(redis);
        tree = new RedisChannelTree(redis);
        ends = new RedisChannelEnds(redis);
        seats = new RedisSeatStore(redis);
        view = new ChannelView(channelSettings, clock);
        tail = new ChannelTail(store, view, client(vertx, url), clock);
        writes = new OwnWrites(tail, channelSettings);
        ChannelRights rights = new ChannelRights(new RedisRightsStore(redis), clock);
        Branches branches = new Branches(tree);
        directory = new Directory(store, rights, branches, view, channelSettings, clock);
        membership = new Membership(store, seats, new RedisSeatHints(redis), clock, new SimpleMeterRegistry());
        deletion = new Deletion(directory, ends, branches, seats, membership, clock);
        sweeper = new DirectorySweeper(ends, deletion, ChannelKeys.LOG, redis, new PodId(name), clock);
        lists = new Lists(view, writes);
    }

    private static ChannelSettings settings(Map<String, String> values) {
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
