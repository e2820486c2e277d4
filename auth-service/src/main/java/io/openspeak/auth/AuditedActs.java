package io.openspeak.auth;

import io.openspeak.auth.domain.Actor;
import io.openspeak.auth.domain.AuditAction;
import io.openspeak.auth.domain.AuditEntry;
import io.openspeak.platform.failures.Failure;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.function.Supplier;

/** Writes down acts that were refused; those that were done are written by the script that did them. */
@ApplicationScoped
public class AuditedActs {

    private final Audit audit;
    private final Clock clock;

    public AuditedActs(Audit audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /** Does it, and writes it down if it is refused. */
    public <T> Uni<T> attempt(Actor actor, AuditAction action, String target, Supplier<Uni<? extends T>> act) {
        return Uni.createFrom()
                .<T>deferred(act)
                .onFailure()
                .invoke(failure -> audit.note(AuditEntry.refused(
                        clock.instant(),
                        actor.user(),
                        action,
                        target,
                        Failure.of(failure).reason().wireName(),
                        actor.origin())));
    }
}
