package io.openspeak.channel.rights;

import io.openspeak.channel.Outcome;
import io.openspeak.channel.domain.Act;
import io.openspeak.channel.domain.Person;
import io.openspeak.channel.domain.RightsChain;
import io.openspeak.channel.domain.Rule;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/** Where what decides about rights is kept. */
public interface RightsStore {

    /** What decides about the person's rights there, as it is now; empty: there is no such channel. */
    Uni<Optional<RightsChain>> chain(ChannelId channel, Person person);

    /** Channels below it, one level down; may name some that are not there any more. */
    Uni<List<ChannelId>> children(ChannelId channel);

    /** Replaces the channel's rules if they still are as they were seen; told of and noted in one act. */
    Uni<Outcome> setRules(ChannelId channel, List<Rule> seen, List<Rule> rules, Act act);

    /** Lets a user in; told of and noted in one act. FULL: there are too many invitations. */
    Uni<Outcome> invite(ChannelId channel, UserId user, Act act);
}
