package io.openspeak.e2e.chaos;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;

/** What the clients of a run share: the wires to the pods, by index, and to voice-service, where people meet, and those who take notes. */
record Scene(
        List<Wire> wires,
        Wire voice,
        Oracle oracle,
        Chains chains,
        Findings findings,
        Chronicle chronicle,
        Meetings meetings,
        Tally tally,
        ScheduledExecutorService timer,
        Clock clock) {

    /** What a client is going to make of what it is told. */
    Picture picture(Part part) {
        return new Picture(part.client(), part.user(), chains, oracle::offlineTold, findings, chronicle);
    }

    Instant now() {
        return clock.instant();
    }
}
