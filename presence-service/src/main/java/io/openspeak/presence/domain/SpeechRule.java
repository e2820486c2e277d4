package io.openspeak.presence.domain;

import io.openspeak.platform.identity.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whose activity speech is, and whether that is worth writing down. */
public final class SpeechRule {

    private SpeechRule() {}

    /**
     * The session whose activity is to be written down; empty: none, since it would change nothing, or nobody knows whose it was.
     *
     * @param named session that spoke; empty: not told, then it is the one that stands for the user
     * @param grain younger activity is good enough, unless the user is seen as idle
     * @param at when it was
     */
    public static Optional<SessionId> touched(UserState state, Optional<SessionId> named, Duration grain, Instant at) {
        boolean idle = state.shown().status() == Status.IDLE;
        return named.map(state::session)
                .orElseGet(state::shownSession)
                .filter(session -> idle || session.lastActivity().plus(grain).isBefore(at))
                .map(Session::id);
    }
}
