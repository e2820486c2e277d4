package io.openspeak.presence.history.contract;

import io.openspeak.presence.contract.PresenceMapping;
import io.openspeak.presence.contract.PresenceMapping.Viewer;
import io.openspeak.presence.contract.StateMapping;
import io.openspeak.presence.domain.UserState;
import io.openspeak.presence.history.domain.Sighting;
import io.openspeak.presence.v1.PresenceChange;
import io.openspeak.presence.v1.PresenceFact;
import java.time.Instant;

/** What a fact of presence says to history. */
public final class SightingMapping {

    private SightingMapping() {}

    /** The fact as a sighting, with all that its own user may see. */
    public static Sighting sighting(PresenceFact fact) {
        UserState state = StateMapping.state(fact.getUser());
        return new Sighting(
                state.user(),
                Instant.ofEpochMilli(fact.getAt()),
                PortraitMapping.portrait(PresenceMapping.presence(state, new Viewer(state.user(), true))),
                fact.getChangesList().stream().anyMatch(PresenceChange::hasSessionStarted),
                fact.getChangesList().stream().anyMatch(PresenceChange::hasSessionEnded));
    }
}
