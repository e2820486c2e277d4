package io.openspeak.channel;

import io.openspeak.channel.domain.Person;
import io.openspeak.channel.domain.RightsChain;
import io.openspeak.platform.identity.ChannelId;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Where what decides about rights is kept. */
public interface RightsStore {

    /** What decides about the person's rights there, as it is now; empty: there is no such channel. */
    Uni<Optional<RightsChain>> chain(ChannelId channel, Person person);
}
