package io.openspeak.channel.view;

import io.openspeak.channel.domain.Person;
import io.openspeak.channel.domain.Sight;
import io.openspeak.channel.domain.ViewedChannel;
import io.openspeak.channel.v1.ChannelFact;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.redis.log.Fact;
import io.openspeak.platform.redis.log.LogPosition;
import io.openspeak.platform.redis.log.RecentFacts;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A fact of {@code channel:events} on its way to readers, with the forms in which they get it: each is made once. */
public final class Told implements RecentFacts.Placed {

    private final ChannelFact fact;
    private final LogPosition place;
    private final int bytes;
    private final Predicate<Person> touched;
    private final Optional<ViewedChannel> channel;
    private final Map<Object, ChannelFact> forms = new ConcurrentHashMap<>(2);

    /**
     * @param place of the fact, in its partition
     * @param touched whose sight it may have changed
     * @param channel that it is about: the one of its time, which may be gone since, and another made under its id; empty: not known
     */
    public Told(ChannelFact fact, Fact place, Predicate<Person> touched, Optional<ViewedChannel> channel) {
        this.fact = fact;
        this.place = LogPosition.of(place.partition(), place.epoch(), place.entry());
        this.touched = touched;
        this.channel = channel;
        bytes = place.data().length;
    }

    /** The fact. */
    public ChannelFact fact() {
        return fact;
    }

    @Override
    public LogPosition place() {
        return place;
    }

    @Override
    public int bytes() {
        return bytes;
    }

    /** The channel. */
    @Override
    public Set<?> subjects() {
        return Set.of(new ChannelId(fact.getChannelId()));
    }

    /** True if after it the person may have seen other channels or members than before, or others what the person sees. */
    public boolean touchesSightOf(Person person) {
        return touched.test(person);
    }

    /** What the person may know of the channel that it is about, or could when that was deleted. */
    public Sight sightOf(Person person, ChannelView.Look look) {
        return channel.map(of -> of.lastSightOf(person).orElseGet(() -> look.sight(person, of)))
                .orElse(Sight.NONE);
    }

    /** The fact in a form that many have in common, made on first use. */
    public ChannelFact as(Object form, Supplier<ChannelFact> make) {
        return forms.computeIfAbsent(form, first -> make.get());
    }
}
