package io.openspeak.channel.redis;

import io.openspeak.channel.domain.Newcomer;
import io.openspeak.channel.domain.Person;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.IpAddress;
import io.openspeak.platform.identity.Role;
import io.openspeak.platform.identity.SessionId;
import io.openspeak.platform.identity.UserId;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** People, channels and chance: what random acts are drawn from. The same seed gives the same acts. */
final class Cast {

    /** Channels that are never temporary. */
    static final List<ChannelId> ROOMS = ids("room", 12);

    /** Channels that may be temporary, and so never are below each other. */
    static final List<ChannelId> CAMPS = ids("camp", 4);

    static final List<ChannelId> DIRECT = ids("direct", 3);

    private static final List<String> ADDRESSES = List.of("192.0.2.1", "192.0.2.2", "2001:db8::1", "");

    final Random random;
    final Clock clock;
    final List<UserId> users;

    /** Roles of the accounts, as their tokens say. */
    final Map<UserId, Set<Role>> roles = new HashMap<>();

    /** Where somebody wanted to go last, and so may be. */
    final Map<UserId, ChannelId> wentTo = new HashMap<>();

    Cast(long seed, Clock clock) {
        random = new Random(seed);
        this.clock = clock;
        users = IntStream.range(0, 30).mapToObj(i -> new UserId("user" + i)).toList();
        users.forEach(user -> roles.put(user, Set.of(Role.MEMBER)));
        List.of(0, 1, 2).forEach(i -> roles.put(users.get(i), Set.of(Role.ADMIN)));
        List.of(3, 4, 5, 6).forEach(i -> roles.put(users.get(i), Set.of(Role.MODERATOR)));
        roles.put(users.get(7), Set.of(Role.MEMBER, Role.DASHBOARD));
    }

    static <T> T oneOf(Random random, List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    <T> T oneOf(List<T> all) {
        return oneOf(random, all);
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    UserId user() {
        return oneOf(users);
    }

    Person person(UserId user) {
        return new Person(user, roles.getOrDefault(user, Set.of()), address());
    }

    /** Mostly one who may do something. */
    Person actor() {
        return person(chance(70) ? users.get(random.nextInt(7)) : user());
    }

    Optional<IpAddress> address() {
        return Optional.of(oneOf(ADDRESSES)).filter(text -> !text.isEmpty()).map(IpAddress::new);
    }

    Newcomer newcomer() {
        Person person = person(user());
        return new Newcomer(person, "Name of " + person.user(), session());
    }

    Optional<SessionId> session() {
        return Optional.of(random.nextInt(3)).filter(i -> i > 0).map(i -> new SessionId("session" + i));
    }

    ChannelId channel() {
        int which = random.nextInt(10);
        return oneOf(which < 7 ? ROOMS : which < 9 ? CAMPS : DIRECT);
    }

    /** Where the user may be. */
    ChannelId whereabouts(UserId user) {
        return chance(90) && wentTo.containsKey(user) ? wentTo.get(user) : channel();
    }

    private static List<ChannelId> ids(String name, int count) {
        return IntStream.range(0, count).mapToObj(i -> new ChannelId(name + i)).toList();
    }
}
