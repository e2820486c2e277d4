package io.openspeak.channel.rights;

import io.openspeak.channel.NotThere;
import io.openspeak.channel.domain.Access;
import io.openspeak.channel.domain.Decision;
import io.openspeak.channel.domain.Decision.Decider;
import io.openspeak.channel.domain.Permissions;
import io.openspeak.channel.domain.Person;
import io.openspeak.channel.domain.Right;
import io.openspeak.channel.domain.RightsChain;
import io.openspeak.channel.seats.SeatStore;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.Role;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/** Asks what somebody may do in a channel, by what the store says now and never by a view that may be behind. */
@ApplicationScoped
public class ChannelRights {

    private final RightsStore store;
    private final SeatStore seats;
    private final Clock clock;

    public ChannelRights(RightsStore store, SeatStore seats, Clock clock) {
        this.store = store;
        this.seats = seats;
        this.clock = clock;
    }

    /** What decides about the person's rights there; refuses if there is no such channel. */
    public Uni<RightsChain> chain(Person person, ChannelId channel) {
        return store.chain(channel, person).map(found -> found.orElseThrow(() -> NotThere.channel(channel)));
    }

    /** All that the person may do there; empty: there is no such channel. */
    public Uni<Optional<Access>> access(Person person, ChannelId channel) {
        return Uni.combine()
                .all()
                .unis(store.chain(channel, person), seats.find(channel, person.user()))
                .with((found, place) ->
                        found.map(chain -> Access.of(person, chain, place.sanctions(), clock.instant())));
    }

    /** True if the person has the right there; refuses if there is no such channel. */
    public Uni<Boolean> may(Person person, ChannelId channel, Right right) {
        return chain(person, channel)
                .map(chain -> Permissions.decide(person, right, chain, clock.instant())
                        .allowed());
    }

    /** The chain by which the person has the right there; refuses if it has not. */
    public Uni<RightsChain> require(Person person, ChannelId channel, Right right) {
        return chain(person, channel).invoke(chain -> require(person, chain, right));
    }

    /** Refuses if the person has not the right by that chain. */
    public void require(Person person, RightsChain chain, Right right) {
        Decision decision = Permissions.decide(person, right, chain, clock.instant());
        if (!decision.allowed()) {
            throw refusal(chain.leaf().channel().id(), right, decision.decidedBy());
        }
    }

    /** Refuses as if there were no such channel if the person may not even view it. */
    public void requireSight(Person person, RightsChain chain) {
        boolean sees = person.roles().contains(Role.SERVICE)
                || Permissions.decide(person, Right.VIEW, chain, clock.instant())
                        .allowed();
        if (!sees) {
            throw NotThere.channel(chain.leaf().channel().id());
        }
    }

    private static Refusal refusal(ChannelId channel, Right right, Decider decider) {
        return switch (decider) {
            case BAN -> new Refusal(Reason.BANNED, "You are banned from channel '" + channel + "'.");
            // Who may not view it is not told that it is there.
            case NOT_VIEWED, PARTICIPANTS -> NotThere.channel(channel);
            default -> new Refusal(Reason.FORBIDDEN, "You need the right " + right + " in channel '" + channel + "'.");
        };
    }
}
