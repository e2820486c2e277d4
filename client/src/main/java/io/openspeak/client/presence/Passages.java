package io.openspeak.client.presence;

import io.openspeak.client.link.ResumePoint.Passage;
import io.openspeak.presence.v1.PresenceEvent;
import io.openspeak.presence.v1.SubscriptionMode;

/** What presence events mean for the place to resume from. */
final class Passages {

    private Passages() {}

    static Passage of(PresenceEvent event) {
        return switch (event.getEventCase()) {
            case STARTED ->
                event.getStarted().getMode() == SubscriptionMode.SUBSCRIPTION_MODE_SNAPSHOT
                        ? Passage.SNAPSHOT_BEGINS
                        : Passage.STARTS;
            case SNAPSHOT_COMPLETE -> Passage.SNAPSHOT_ENDS;
            default -> Passage.GOES_ON;
        };
    }
}
