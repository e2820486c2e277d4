package io.openspeak.auth;

import io.openspeak.auth.domain.FamilyId;
import io.openspeak.auth.domain.PreSharedToken;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Entries that left the tokens file: what they signed in is revoked, as soon as the store can be reached. */
@ApplicationScoped
public class DroppedEntries {

    private static final System.Logger LOG = System.getLogger(DroppedEntries.class.getName());

    private final Map<FamilyId, Dropped> waiting = new ConcurrentHashMap<>();
    private final RevocationStore revocations;
    private final Clock clock;

    private record Dropped(PreSharedToken entry, Instant at) {}

    public DroppedEntries(RevocationStore revocations, Clock clock) {
        this.revocations = revocations;
        this.clock = clock;
    }

    /** Revokes those, and tries again with those that could not be revoked before. */
    public void revoke(Collection<PreSharedToken> entries) {
        Instant now = clock.instant();
        entries.forEach(entry -> waiting.put(entry.family(), new Dropped(entry, now)));
        waiting.forEach(this::revoke);
    }

    private void revoke(FamilyId family, Dropped dropped) {
        revocations
                .revoke(dropped.entry(), dropped.at())
                .subscribe()
                .with(
                        done -> {
                            waiting.remove(family, dropped);
                            LOG.log(
                                    Level.INFO,
                                    "tokens_file_entry_revoked name={0}",
                                    dropped.entry().name());
                        },
                        failure -> LOG.log(
                                Level.WARNING,
                                "tokens_file_entry_not_revoked name={0} cause={1}: it is tried again",
                                dropped.entry().name(),
                                String.valueOf(failure.getMessage())));
    }
}
