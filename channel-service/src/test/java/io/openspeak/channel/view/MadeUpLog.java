package io.openspeak.channel.view;

import io.openspeak.channel.contract.ChannelFacts;
import io.openspeak.channel.domain.Act;
import io.openspeak.channel.domain.Ban;
import io.openspeak.channel.domain.Channel;
import io.openspeak.channel.domain.Kind;
import io.openspeak.channel.domain.LeaveReason;
import io.openspeak.channel.domain.Member;
import io.openspeak.channel.domain.Person;
import io.openspeak.channel.domain.Right;
import io.openspeak.channel.domain.Rule;
import io.openspeak.channel.domain.Sanctions;
import io.openspeak.channel.v1.ChannelFact;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.IpAddress;
import io.openspeak.platform.identity.Role;
import io.openspeak.platform.identity.SessionId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.log.EntryId;
import io.openspeak.platform.redis.log.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** A log of channel facts that could have happened, made up from a seed: few channels and people, so that much happens to each. */
final class MadeUpLog {

    static final List<Person> PEOPLE = List.of(
            person("alice", "192.0.2.1", Role.MEMBER),
            person("bob", "192.0.2.2", Role.MEMBER),
            person("carol", "192.0.2.1", Role.MODERATOR),
            person("root", "192.0.2.3", Role.ADMIN),
            person("voice", "192.0.2.4", Role.SERVICE));

    static final int PARTITIONS = 3;
    private static final List<ChannelId> IDS =
            List.of("a", "b", "c", "d", "e", "f").stream().map(ChannelId::new).toList();

    private final Random random;
    private final Map<ChannelId, Known> channels = new TreeMap<>();
    private final Map<Integer, Long> entries = new HashMap<>();
    private final List<Fact> facts = new ArrayList<>();
    private final Map<ChannelId, Long> lastVersions = new HashMap<>();

    MadeUpLog(Random random) {
        this.random = random;
    }

    /** What the log has told of a channel that is there. */
    private static final class Known {
        private Channel channel;
        private final Set<UserId> members = new HashSet<>();
        private final List<String> bans = new ArrayList<>();

        Known(Channel channel) {
            this.channel = channel;
        }
    }

    List<Fact> facts() {
        return facts;
    }

    /** Something more happens. */
    void grow(Instant now) {
        ChannelId id = any(IDS);
        Known known = channels.get(id);
        if (known == null) {
            create(id, now);
            return;
        }
        // What changes who may see what is rarer than what does not: else nobody would ever be told just what they
        // missed.
        switch (random.nextInt(30)) {
            case 0, 1 -> change(known, now);
            case 2 -> delete(id, known, now);
            case 3 -> write(ChannelFacts.rulesChanged(id, rules(), Act.ofSystem(now)));
            case 4, 5 -> ban(id, known, now);
            case 6 -> unban(id, known, now);
            case 7 -> write(ChannelFacts.invited(id, any(PEOPLE).user(), Act.ofSystem(now)));
            default -> {
                if (random.nextBoolean()) {
                    join(id, known, now);
                } else {
                    leave(id, known, now);
                }
            }
        }
    }

    private void create(ChannelId id, Instant now) {
        Channel channel = channel(id, random.nextInt(5) == 0 ? Kind.DIRECT : Kind.VOICE, parent(id), now);
        channels.put(id, new Known(channel));
        write(ChannelFacts.created(channel, Optional.empty()));
    }

    /** Only ids before its own, so that no ring is made. */
    private Optional<ChannelId> parent(ChannelId id) {
        return channels.keySet().stream()
                .filter(other -> other.compareTo(id) < 0)
                .skip(random.nextInt(3))
                .findFirst();
    }

    private void change(Known known, Instant now) {
        Channel before = known.channel;
        known.channel = channel(before.id(), before.kind(), parent(before.id()), before.createdAt());
        write(ChannelFacts.updated(known.channel, new UserId("root"), now));
    }

    private void delete(ChannelId id, Known known, Instant now) {
        boolean hasChildren = channels.values().stream()
                .anyMatch(other -> other.channel.parent().equals(Optional.of(id)));
        if (hasChildren) {
            return;
        }
        known.members.forEach(user -> write(ChannelFacts.left(
                id, member(user, now), LeaveReason.CHANNEL_DELETED, Optional.empty(), Act.ofSystem(now))));
        write(ChannelFacts.deleted(id, "", Optional.empty(), now));
        channels.remove(id);
    }

    private void join(ChannelId id, Known known, Instant now) {
        Person person = any(PEOPLE.subList(0, 4));
        Member member = member(person.user(), now);
        write(
                known.members.add(person.user())
                        ? ChannelFacts.joined(id, member, Act.ofSystem(now))
                        : ChannelFacts.changed(id, member, Act.ofSystem(now)));
    }

    private void leave(ChannelId id, Known known, Instant now) {
        UserId user = any(PEOPLE.subList(0, 4)).user();
        if (known.members.remove(user)) {
            write(ChannelFacts.left(id, member(user, now), LeaveReason.LEFT, Optional.empty(), Act.of(user, now)));
        }
    }

    private List<Rule> rules() {
        List<Rule> rules = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            Set<Right> rights = Set.of(any(List.of(Right.VIEW, Right.VIEW_PRESENCE, Right.KICK, Right.JOIN)));
            Rule.Subject subject = switch (random.nextInt(3)) {
                case 0 -> new Rule.Subject.Everyone();
                case 1 -> new Rule.Subject.InRole(any(List.of(Role.MEMBER, Role.MODERATOR)));
                default -> new Rule.Subject.OfUser(any(PEOPLE).user());
            };
            rules.add(random.nextBoolean() ? new Rule(subject, rights, Set.of()) : new Rule(subject, Set.of(), rights));
        }
        return rules;
    }

    private void ban(ChannelId id, Known known, Instant now) {
        Person person = any(PEOPLE);
        boolean byAddress = random.nextBoolean();
        Ban ban = new Ban(
                "ban" + facts.size(),
                id,
                byAddress ? Optional.empty() : Optional.of(person.user()),
                byAddress ? person.address() : Optional.empty(),
                random.nextInt(4) > 0 ? Optional.of(now.plusSeconds(1 + random.nextInt(20))) : Optional.empty(),
                "",
                new UserId("root"),
                now);
        known.bans.add(ban.id());
        write(ChannelFacts.banned(ban, Act.ofSystem(now)));
    }

    private void unban(ChannelId id, Known known, Instant now) {
        if (!known.bans.isEmpty()) {
            String ban = known.bans.remove(random.nextInt(known.bans.size()));
            write(ChannelFacts.unbanned(id, ban, Act.ofSystem(now)));
        }
    }

    private void write(ChannelFact fact) {
        ChannelId id = new ChannelId(fact.getChannelId());
        long version = lastVersions.merge(id, 1L, Long::sum);
        int partition = Math.floorMod(id.value().hashCode(), PARTITIONS);
        long entry = entries.merge(partition, 1L, Long::sum);
        ChannelFact.Builder told = fact.toBuilder().setVersion(version);
        if (told.hasCreated()) {
            told.getCreatedBuilder().setVersion(version);
        }
        if (told.hasUpdated()) {
            told.getUpdatedBuilder().setVersion(version);
        }
        facts.add(new Fact(
                partition,
                new EntryId(entry, 0),
                "epoch",
                "mark",
                Optional.empty(),
                ChannelFacts.TYPE,
                fact.getAt(),
                "",
                told.build().toByteArray()));
    }

    private Channel channel(ChannelId id, Kind kind, Optional<ChannelId> parent, Instant createdAt) {
        return new Channel(
                id,
                "name " + random.nextInt(100),
                "",
                kind,
                0,
                32,
                parent,
                false,
                Duration.ZERO,
                random.nextInt(3),
                kind == Kind.DIRECT
                        ? List.of(PEOPLE.get(0).user(), PEOPLE.get(1).user())
                        : List.of(),
                createdAt);
    }

    private Member member(UserId user, Instant now) {
        return new Member(
                user,
                user.value(),
                Optional.of(new SessionId("s" + random.nextInt(3))),
                now,
                new Sanctions(random.nextBoolean(), false, false),
                Set.of(Right.LISTEN),
                Optional.empty(),
                facts.size(),
                Set.of(Role.MEMBER));
    }

    private <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private static Person person(String id, String address, Role role) {
        return new Person(new UserId(id), Set.of(role), Optional.of(new IpAddress(address)));
    }
}
