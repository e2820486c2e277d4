package io.openspeak.presence;

import io.openspeak.platform.failures.Breakdown;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.log.LogPosition;
import io.openspeak.presence.PresenceStore.CommandId;
import io.openspeak.presence.PresenceStore.Written;
import io.openspeak.presence.domain.Changes;
import io.openspeak.presence.domain.Input;
import io.openspeak.presence.domain.Transition;
import io.openspeak.presence.domain.UserState;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Changes users' presence: reads a state, lets the rules say what an input makes of it, and writes it if nobody else wrote
 * meanwhile, else starts over. So each transition has one writer and one fact, however many pods try.
 */
@ApplicationScoped
public class Presence {

    private static final int TRIES = 20;
    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(2);
    private static final Duration LONGEST_BACK_OFF = Duration.ofMillis(100);

    private final PresenceStore store;
    private final Clock clock;
    private final Transition transition;

    public Presence(PresenceStore store, PresenceSettings settings, Clock clock) {
        this.store = store;
        this.clock = clock;
        transition = new Transition(settings.times());
    }

    /** Applies an input; the answer holds the state after it and a position that covers it. */
    public Uni<Written> apply(UserId user, Input input) {
        return apply(user, input, Optional.empty());
    }

    /** Applies an input that a command brought, once however often it comes. */
    public Uni<Written> apply(UserId user, Input input, Optional<CommandId> command) {
        return again(() -> store.find(user).chain(before -> write(before, input, command)));
    }

    /**
     * Applies an input unless what it stands for has been lost. That is asked after the state was read: should it be lost between
     * the question and the write, and the state be lost or changed with it, nothing is written.
     */
    public Uni<Written> applyWhile(UserId user, Input input, Supplier<Uni<Boolean>> holds) {
        return again(() -> store.find(user)
                .chain(before -> holds.get()
                        .chain(still -> still
                                ? write(before, input, Optional.empty())
                                : Uni.createFrom().item(unchanged(before)))));
    }

    private static Uni<Written> again(Supplier<Uni<? extends Written>> attempt) {
        return Uni.createFrom()
                .deferred(attempt)
                .onFailure(WrittenMeanwhile.class)
                .retry()
                .withBackOff(FIRST_BACK_OFF, LONGEST_BACK_OFF)
                .atMost(TRIES)
                .onFailure(WrittenMeanwhile.class)
                .transform(contended -> new Breakdown(Reason.UNAVAILABLE, contended));
    }

    private Uni<Written> write(UserState before, Input input, Optional<CommandId> command) {
        Instant now = clock.instant();
        UserState after = transition.apply(before, input, now);
        return after.equals(before)
                ? Uni.createFrom().item(unchanged(before))
                : store.write(before, after, Changes.between(before, after, input), command, now)
                        .map(Presence::requireFirst);
    }

    private static Written unchanged(UserState state) {
        return new Written(state, LogPosition.NOWHERE);
    }

    private static Written requireFirst(Optional<Written> written) {
        return written.orElseThrow(WrittenMeanwhile::new);
    }

    private static final class WrittenMeanwhile extends RuntimeException {
        WrittenMeanwhile() {
            super("another pod wrote first", null, false, false);
        }
    }
}
