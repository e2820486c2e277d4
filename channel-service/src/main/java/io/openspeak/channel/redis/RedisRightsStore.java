package io.openspeak.channel.redis;

import com.google.protobuf.InvalidProtocolBufferException;
import io.openspeak.channel.ChannelSettings;
import io.openspeak.channel.Outcome;
import io.openspeak.channel.contract.ChannelFacts;
import io.openspeak.channel.contract.ChannelMessages;
import io.openspeak.channel.contract.RuleMessages;
import io.openspeak.channel.domain.Act;
import io.openspeak.channel.domain.Ban;
import io.openspeak.channel.domain.Person;
import io.openspeak.channel.domain.RightsChain;
import io.openspeak.channel.domain.RightsLevel;
import io.openspeak.channel.domain.Rule;
import io.openspeak.channel.rights.RightsStore;
import io.openspeak.channel.v1.Channel;
import io.openspeak.channel.v1.RulesChanged;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.IpAddress;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.Items;
import io.openspeak.platform.redis.RedisCommands;
import io.openspeak.platform.redis.log.PartitionedLog;
import io.openspeak.platform.redis.script.LuaScript;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Rules, bans and invitations in Redis, read channel by channel up the tree, since each lies in its own partition. */
@ApplicationScoped
public class RedisRightsStore implements RightsStore {

    /** Far above the depth that the directory allows: only a store that was tampered with has longer chains. */
    private static final int LONGEST = 64;

    private final RedisCommands redis;
    private final ChannelKeys keys;
    private final RedisModerationLog moderation;
    private final ChannelSettings settings;
    private final LuaScript read;
    private final LuaScript setRules;
    private final LuaScript invite;

    public RedisRightsStore(Redis redis, PartitionedLog log, RedisModerationLog moderation, ChannelSettings settings) {
        this.redis = new RedisCommands(redis);
        keys = new ChannelKeys(log);
        this.moderation = moderation;
        this.settings = settings;
        read = LuaScript.load(this.redis, "read_rights");
        setRules = LuaScript.load(this.redis, "set_rules");
        invite = LuaScript.load(this.redis, "invite");
    }

    @Override
    public Uni<Optional<RightsChain>> chain(ChannelId channel, Person person) {
        return climb(channel, person, List.of())
                .map(levels -> levels.isEmpty() ? Optional.empty() : Optional.of(new RightsChain(levels)));
    }

    @Override
    public Uni<List<ChannelId>> children(ChannelId channel) {
        return redis.send(Command.HVALS, keys.children(channel))
                .map(children -> Items.of(children)
                        .map(child -> new ChannelId(child.toString()))
                        .distinct()
                        .toList());
    }

    @Override
    public Uni<Outcome> setRules(ChannelId channel, List<Rule> seen, List<Rule> rules, Act act) {
        List<Object> arguments = Written.arguments(ChannelFacts.rulesChanged(channel, rules, act));
        arguments.add(RuleMessages.changed(seen).toByteArray());
        arguments.add(RuleMessages.changed(rules).toByteArray());
        arguments.addAll(moderation.arguments(act.notes()));
        return setRules.run(keys.ofRuleScript(channel), arguments)
                .map(answer -> Written.outcome(keys.partition(channel), answer));
    }

    @Override
    public Uni<Outcome> invite(ChannelId channel, UserId user, Act act) {
        List<Object> arguments = Written.arguments(ChannelFacts.invited(channel, user, act));
        arguments.add(user);
        arguments.add(settings.maxInvitations());
        arguments.addAll(moderation.arguments(act.notes()));
        return invite.run(keys.ofRuleScript(channel, keys.invited(channel)), arguments)
                .map(answer -> Written.outcome(keys.partition(channel), answer));
    }

    private Uni<List<RightsLevel>> climb(ChannelId channel, Person person, List<RightsLevel> below) {
        return read.run(
                        keys.ofRightsScript(channel),
                        List.of(
                                person.user(),
                                person.address().map(IpAddress::value).orElse("")))
                .map(answer -> level(Objects.requireNonNull(answer)))
                .chain(found -> found.map(level -> onTop(level, below))
                        .map(levels -> parent(levels)
                                .map(parent -> climb(parent, person, levels))
                                .orElseGet(() -> Uni.createFrom().item(levels)))
                        .orElseGet(() -> Uni.createFrom().item(below)));
    }

    private static List<RightsLevel> onTop(RightsLevel level, List<RightsLevel> below) {
        if (below.size() == LONGEST) {
            throw new IllegalStateException(
                    "channel " + below.getLast().channel().id() + " lies below itself");
        }
        List<RightsLevel> levels = new ArrayList<>();
        levels.add(level);
        levels.addAll(below);
        return levels;
    }

    private static Optional<ChannelId> parent(List<RightsLevel> levels) {
        return levels.getFirst().channel().parent();
    }

    private static Optional<RightsLevel> level(Response answer) {
        if (answer.size() == 0) {
            return Optional.empty();
        }
        try {
            List<Ban> bans = new ArrayList<>();
            for (int i = 3; i < answer.size(); i++) {
                bans.add(BanRecord.read(answer.get(i).toBytes()));
            }
            return Optional.of(new RightsLevel(
                    ChannelMessages.channel(Channel.parseFrom(answer.get(0).toBytes())),
                    RuleMessages.rules(
                            RulesChanged.parseFrom(answer.get(1).toBytes()).getRulesList()),
                    bans,
                    answer.get(2).toInteger() == 1));
        } catch (InvalidProtocolBufferException broken) {
            throw new IllegalStateException("what decides about rights can't be read", broken);
        }
    }
}
