package io.openspeak.presence;

import io.openspeak.platform.redis.log.LogPosition;
import io.openspeak.presence.contract.PresenceMapping.Viewer;
import io.openspeak.presence.domain.UserState;
import io.openspeak.presence.v1.PresenceFact;

/** Somebody who is told about others: the receiving end of a session or subscription. Must not block. */
public interface Watcher {

    /** Who is told. */
    Viewer viewer();

    /** A watched user changed. */
    void changed(UserState before, UserState after, PresenceFact fact, LogPosition position);

    /** The log began anew: what was told before may be wrong, and state must be told again. */
    void startAnew();
}
