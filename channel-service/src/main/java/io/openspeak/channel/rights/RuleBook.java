package io.openspeak.channel.rights;

import io.openspeak.channel.NotThere;
import io.openspeak.channel.Outcome;
import io.openspeak.channel.Tries;
import io.openspeak.channel.domain.Act;
import io.openspeak.channel.domain.Decision;
import io.openspeak.channel.domain.Kind;
import io.openspeak.channel.domain.Permissions;
import io.openspeak.channel.domain.Person;
import io.openspeak.channel.domain.Right;
import io.openspeak.channel.domain.RightsChain;
import io.openspeak.channel.domain.Rule;
import io.openspeak.channel.domain.RuleChange;
import io.openspeak.channel.seats.Targets;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.log.LogPosition;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Rules and invitations of channels: sets them, tells them, and explains what they come to. */
@ApplicationScoped
public class RuleBook {

    private final ChannelRights rights;
    private final RightsStore store;
    private final Targets targets;
    private final Clock clock;

    public RuleBook(ChannelRights rights, RightsStore store, Targets targets, Clock clock) {
        this.rights = rights;
        this.store = store;
        this.targets = targets;
        this.clock = clock;
    }

    /** Replaces the rules of a channel. */
    public Uni<LogPosition> set(Person actor, ChannelId channel, List<Rule> rules) {
        return set(actor, channel, rules, Tries.MOST);
    }

    /** The channel's own rules. */
    public Uni<List<Rule>> list(Person actor, ChannelId channel) {
        return rights.require(actor, channel, Right.MANAGE)
                .map(chain -> chain.leaf().rules());
    }

    /**
     * Whether somebody has a right, and why.
     *
     * @param user whose; empty: the actor's own
     */
    public Uni<Decision> explain(Person actor, ChannelId channel, Optional<UserId> user, Right right) {
        Optional<UserId> other = user.filter(id -> !id.equals(actor.user()));
        Uni<Person> person = other.map(
                        id -> rights.require(actor, channel, Right.MANAGE).chain(() -> targets.person(id, channel)))
                .orElseGet(() -> rights.chain(actor, channel)
                        .invoke(chain -> rights.requireSight(actor, chain))
                        .replaceWith(actor));
        return person.chain(asked ->
                rights.chain(asked, channel).map(chain -> Permissions.decide(asked, right, chain, clock.instant())));
    }

    /** Lets a user in whom rules would keep out. */
    public Uni<LogPosition> invite(Person actor, ChannelId channel, UserId user) {
        Act act = Act.of(actor.user(), clock.instant()).noting("invite", channel, user, "");
        return rights.require(actor, channel, Right.INVITE)
                .chain(() -> store.invite(channel, user, act))
                .map(outcome -> switch (outcome) {
                    case Outcome.Made made -> made.position();
                    case Outcome.Full full ->
                        throw new Refusal(
                                Reason.TOO_MANY_INVITATIONS, "Channel '" + channel + "' has too many invitations.");
                    default -> throw NotThere.channel(channel);
                });
    }

    private Uni<LogPosition> set(Person actor, ChannelId channel, List<Rule> rules, int tries) {
        Act act = Act.of(actor.user(), clock.instant()).noting("rules_set", channel, "");
        return rights.require(actor, channel, Right.MANAGE)
                .invoke(chain -> requireMaySet(actor, chain, rules))
                .chain(chain -> store.setRules(channel, chain.leaf().rules(), rules, act)
                        .chain(outcome -> switch (outcome) {
                            case Outcome.Made made -> Uni.createFrom().item(made.position());
                            case Outcome.Changed changed -> set(actor, channel, rules, Tries.oneLess(tries));
                            default -> throw NotThere.channel(channel);
                        }));
    }

    private void requireMaySet(Person actor, RightsChain chain, List<Rule> rules) {
        if (chain.leaf().channel().kind() == Kind.DIRECT) {
            throw Refusal.invalid("A DIRECT channel has no rules: its participants have it for themselves.");
        }
        RuleChange.refusal(actor, chain, rules, clock.instant()).ifPresent(why -> {
            throw new Refusal(Reason.FORBIDDEN, why);
        });
    }
}
