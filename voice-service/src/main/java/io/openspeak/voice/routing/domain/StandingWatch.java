package io.openspeak.voice.routing.domain;

import io.openspeak.platform.identity.UserId;
import java.util.Collection;

/** Somebody who is told when what users may do may have changed, after their seats have been. */
@FunctionalInterface
public interface StandingWatch {

    /** It may have changed for these. */
    void review(Collection<UserId> users);
}
