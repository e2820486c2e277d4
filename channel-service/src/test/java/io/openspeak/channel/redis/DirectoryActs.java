package io.openspeak.channel.redis;

import io.openspeak.channel.domain.Channel;
import io.openspeak.channel.domain.ChannelChange;
import io.openspeak.channel.domain.Kind;
import io.openspeak.channel.domain.Person;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Random acts on channels. */
final class DirectoryActs {

    private final Cast cast;

    DirectoryActs(Cast cast) {
        this.cast = cast;
    }

    RandomAct create() {
        Person actor = cast.actor();
        Channel channel = channel(cast.channel(), actor.user());
        return new RandomAct(
                actor + " creates " + channel,
                pod -> pod.directory.create(actor, channel),
                model -> model.directory.create(actor, channel));
    }

    RandomAct update() {
        Person actor = cast.actor();
        ChannelId id = cast.channel();
        boolean camp = Cast.CAMPS.contains(id);
        ChannelChange change = new ChannelChange(
                some("name" + cast.random.nextInt(100)),
                some("topic" + cast.random.nextInt(100)),
                some(capacity()),
                some(cast.chance(95) ? 64 : 5),
                Optional.empty(),
                some(cast.random.nextInt(5)),
                camp ? some(cast.chance(60)) : Optional.empty(),
                camp ? some(Duration.ofSeconds(cast.random.nextInt(200))) : Optional.empty());
        return update(actor, id, change);
    }

    RandomAct move() {
        ChannelId id = cast.channel();
        return update(cast.actor(), id, Pods.to(parent(id).map(ChannelId::value).orElse("")));
    }

    RandomAct delete() {
        Person actor = cast.actor();
        ChannelId id = cast.channel();
        return new RandomAct(
                actor + " deletes " + id,
                pod -> pod.deletion.delete(actor, id, "Enough"),
                model -> model.directory.delete(actor, id));
    }

    private RandomAct update(Person actor, ChannelId id, ChannelChange change) {
        return new RandomAct(
                actor + " changes " + id + " to " + change,
                pod -> pod.directory.update(actor, id, change),
                model -> model.directory.update(actor, id, change));
    }

    private Channel channel(ChannelId id, UserId creator) {
        boolean direct = Cast.DIRECT.contains(id);
        boolean temporary = Cast.CAMPS.contains(id) && cast.chance(70);
        return new Channel(
                id,
                id.value(),
                "",
                direct ? Kind.DIRECT : cast.chance(70) ? Kind.VOICE : Kind.PUSH_TO_TALK,
                capacity(),
                32,
                direct ? Optional.empty() : parent(id),
                temporary,
                temporary ? Duration.ofSeconds(10 + cast.random.nextInt(200)) : Duration.ZERO,
                cast.random.nextInt(3),
                direct
                        ? Stream.concat(Stream.of(creator), participants())
                                .distinct()
                                .toList()
                        : List.of(),
                cast.clock.instant());
    }

    private Stream<UserId> participants() {
        return cast.random.ints(cast.chance(95) ? 8 : 0, 0, cast.users.size()).mapToObj(cast.users::get);
    }

    private int capacity() {
        return cast.chance(95) ? cast.random.nextInt(6) : -1;
    }

    /** Temporary channels hang below others only, so that in which order they go makes no difference. */
    private Optional<ChannelId> parent(ChannelId child) {
        if (cast.chance(25)) {
            return Optional.empty();
        }
        return Optional.of(Cast.CAMPS.contains(child) || cast.chance(90) ? cast.oneOf(Cast.ROOMS) : cast.channel());
    }

    private <T> Optional<T> some(T value) {
        return cast.chance(30) ? Optional.of(value) : Optional.empty();
    }
}
