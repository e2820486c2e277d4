package io.openspeak.presence;

import io.openspeak.platform.identity.SessionId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.presence.domain.Input;
import io.openspeak.presence.domain.SpeechRule;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Speech as activity of who speaks. What this pod's view says first spares the store all that would change nothing. */
@ApplicationScoped
public class SpeechActivity {

    /** What is older than this was told late, and says nothing about now. */
    private static final Duration LATE = Duration.ofMinutes(1);

    private final PresenceView view;
    private final Presence presence;
    private final PresenceSettings settings;
    private final Clock clock;

    public SpeechActivity(PresenceView view, Presence presence, PresenceSettings settings, Clock clock) {
        this.view = view;
        this.presence = presence;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Somebody began, went on or stopped speaking.
     *
     * @param session that spoke; empty: not told
     */
    public Uni<Void> heard(UserId user, Optional<SessionId> session, Instant at) {
        if (at.plus(LATE).isBefore(clock.instant())) {
            return Uni.createFrom().voidItem();
        }
        return view.find(user)
                .flatMap(state -> SpeechRule.touched(state, session, settings.speechGrain(), at))
                .map(spoke -> presence.apply(user, new Input.Activity(spoke)).replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem());
    }
}
