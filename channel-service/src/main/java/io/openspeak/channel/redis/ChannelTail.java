package io.openspeak.channel.redis;

import io.openspeak.channel.contract.ChannelEvents;
import io.openspeak.channel.contract.ChannelFacts;
import io.openspeak.channel.directory.ChannelStore;
import io.openspeak.channel.v1.ChannelFact;
import io.openspeak.channel.view.ChannelView;
import io.openspeak.channel.view.ViewProgress;
import io.openspeak.platform.redis.RedisCommands;
import io.openspeak.platform.redis.log.Fact;
import io.openspeak.platform.redis.log.FactReader;
import io.openspeak.platform.redis.log.LocalView;
import io.openspeak.platform.redis.log.LogFollower;
import io.openspeak.platform.redis.log.LogFollowers;
import io.openspeak.platform.redis.log.LogPosition;
import io.openspeak.platform.redis.log.LogReader;
import io.openspeak.platform.redis.log.PartitionedLog;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Redis;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** This pod's reading of its own log: keeps the {@link ChannelView} current. */
@ApplicationScoped
public class ChannelTail implements LocalView, ViewProgress {

    private static final FactReader<ChannelFact> FACTS = new FactReader<>(ChannelFacts.TYPE, ChannelFact.parser());

    private final ChannelStore store;
    private final ChannelView view;
    private final LogReader reader;
    private final LogFollower follower;

    public ChannelTail(ChannelStore store, ChannelView view, PartitionedLog log, Redis redis, LogFollowers followers) {
        this.store = store;
        reader = new LogReader(new RedisCommands(redis), log);
        this.view = view;
        follower = followers.ofOwn(log, this);
    }

    void start(@Observes StartupEvent starting) {
        follower.start();
    }

    void stop(@Observes @Priority(Integer.MAX_VALUE) ShutdownEvent stopping) {
        follower.stop();
    }

    @Override
    public boolean loaded() {
        return follower.loaded();
    }

    @Override
    public boolean stale() {
        return follower.stale();
    }

    @Override
    public Uni<Void> reached(LogPosition position) {
        return follower.reached(position);
    }

    @Override
    public Uni<LogPosition> load(LogPosition end) {
        return store.all()
                .collect()
                .asList()
                .chain(all -> reader.end().invoke(after -> view.replace(all, end, after)))
                .replaceWith(end);
    }

    @Override
    public void fold(Fact fact) {
        FACTS.read(fact)
                .ifPresentOrElse(told -> view.fold(fact, told, ChannelEvents.event(told)), () -> view.passOver(fact));
    }
}
