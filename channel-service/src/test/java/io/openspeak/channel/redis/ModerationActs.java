package io.openspeak.channel.redis;

import io.openspeak.channel.domain.Person;
import io.openspeak.channel.domain.Right;
import io.openspeak.channel.domain.Rule;
import io.openspeak.channel.moderation.Bans;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.IpAddress;
import io.openspeak.platform.identity.Role;
import io.openspeak.platform.identity.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** Random acts of moderators. */
final class ModerationActs {

    private final Cast cast;

    /** Reasons of bans, by which acts know them, and channels where they were to be set. */
    private final List<Map.Entry<String, ChannelId>> bans = new ArrayList<>();

    /** Their ids, once pods gave them. */
    private final Map<String, String> ids = new ConcurrentHashMap<>();

    ModerationActs(Cast cast) {
        this.cast = cast;
    }

    RandomAct kick() {
        Person actor = cast.actor();
        UserId user = cast.user();
        ChannelId id = cast.whereabouts(user);
        return new RandomAct(
                actor + " kicks " + user + " from " + id,
                pod -> pod.moderation.kick(actor, id, user, "Out"),
                model -> model.moderation.kick(actor, id, user));
    }

    RandomAct mute() {
        Person actor = cast.actor();
        UserId user = cast.user();
        ChannelId id = cast.whereabouts(user);
        Optional<Boolean> muted = cast.chance(70) ? Optional.of(cast.chance(60)) : Optional.empty();
        Optional<Boolean> deafened = cast.chance(50) ? Optional.of(cast.chance(60)) : Optional.empty();
        return new RandomAct(
                actor + " mutes " + user + " in " + id + ": " + muted + ", deafens: " + deafened,
                pod -> pod.moderation.mute(actor, id, user, muted, deafened, "Hush"),
                model -> model.moderation.sanction(
                        actor,
                        Right.MUTE_MEMBERS,
                        id,
                        user,
                        before -> before.withMuted(muted.orElse(before.muted()))
                                .withDeafened(deafened.orElse(before.deafened()))));
    }

    RandomAct priority() {
        Person actor = cast.actor();
        UserId user = cast.user();
        ChannelId id = cast.whereabouts(user);
        boolean given = cast.chance(60);
        return new RandomAct(
                actor + " sets priority of " + user + " in " + id + ": " + given,
                pod -> pod.moderation.setPriority(actor, id, user, given),
                model ->
                        model.moderation.sanction(actor, Right.MANAGE, id, user, before -> before.withPriority(given)));
    }

    RandomAct ban() {
        Person actor = cast.actor();
        int whom = cast.random.nextInt(20);
        Optional<UserId> user = whom > 4 ? Optional.of(cast.user()) : Optional.empty();
        Optional<IpAddress> address = whom < 7 ? cast.address() : Optional.empty();
        ChannelId id = user.map(cast::whereabouts).orElseGet(cast::channel);
        Optional<Instant> until = cast.chance(80)
                ? Optional.of(cast.clock.instant().plusSeconds(cast.random.nextInt(300)))
                : Optional.empty();
        String reason = "ban" + bans.size();
        bans.add(Map.entry(reason, id));
        return new RandomAct(
                actor + " bans " + user + " and " + address + " from " + id + " until " + until,
                pod -> pod.bans
                        .ban(actor, id, new Bans.Wanted(user, address, until, reason))
                        .invoke(banned -> ids.put(reason, banned.ban().id())),
                model -> model.moderation.ban(actor, id, user, address, until, reason));
    }

    RandomAct unban() {
        Person actor = cast.actor();
        int recent = Math.max(1, Math.min(12, bans.size()));
        Map.Entry<String, ChannelId> ban = bans.isEmpty()
                ? Map.entry("none", cast.channel())
                : bans.get(bans.size() - 1 - cast.random.nextInt(recent));
        return new RandomAct(
                actor + " ends " + ban,
                pod -> pod.bans.unban(actor, ban.getValue(), ids.getOrDefault(ban.getKey(), "none")),
                model -> model.moderation.unban(actor, ban.getValue(), ban.getKey()));
    }

    RandomAct invite() {
        Person actor = cast.actor();
        UserId user = cast.user();
        ChannelId id = cast.channel();
        return new RandomAct(
                actor + " invites " + user + " to " + id,
                pod -> pod.rules.invite(actor, id, user),
                model -> model.moderation.invite(actor, id, user));
    }

    RandomAct setRules() {
        Person actor = cast.actor();
        ChannelId id = cast.channel();
        List<Rule> rules = IntStream.range(0, cast.chance(50) ? 0 : 1 + cast.random.nextInt(3))
                .mapToObj(i -> rule())
                .toList();
        return new RandomAct(
                actor + " sets rules of " + id + " to " + rules,
                pod -> pod.rules.set(actor, id, rules),
                model -> model.moderation.setRules(actor, id, rules));
    }

    /** Asks whether it has a right, and takes no for a refusal. */
    RandomAct explain() {
        Person actor = cast.person(cast.user());
        ChannelId id = cast.channel();
        Right right = cast.oneOf(List.of(Right.values()));
        return new RandomAct(
                actor + " asks for " + right + " in " + id,
                pod -> pod.rules.explain(actor, id, Optional.empty(), right).invoke(decision -> {
                    if (!decision.allowed()) {
                        throw new Refusal(Reason.FORBIDDEN, "No.");
                    }
                }),
                model -> model.moderation.explain(actor, id, right));
    }

    private Rule rule() {
        Rule.Subject subject = switch (cast.random.nextInt(3)) {
            case 0 -> new Rule.Subject.Everyone();
            case 1 -> new Rule.Subject.InRole(cast.chance(50) ? Role.MEMBER : Role.MODERATOR);
            default -> new Rule.Subject.OfUser(cast.user());
        };
        EnumSet<Right> allow = EnumSet.noneOf(Right.class);
        EnumSet<Right> deny = EnumSet.noneOf(Right.class);
        for (int i = 0; i <= cast.random.nextInt(4); i++) {
            Right right = cast.oneOf(List.of(Right.values()));
            (cast.chance(50) ? allow : deny).add(right);
        }
        deny.removeAll(allow);
        return new Rule(subject, allow, deny);
    }
}
