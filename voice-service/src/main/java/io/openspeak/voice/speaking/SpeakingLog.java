package io.openspeak.voice.speaking;

import io.openspeak.voice.routing.domain.SpeakingChange;
import io.smallrye.mutiny.Uni;
import java.time.Instant;

/** Where it is written down who begins and stops speaking. */
public interface SpeakingLog {

    /** Appends one change. */
    Uni<Void> append(SpeakingChange change, Instant now);
}
