package io.openspeak.presence.history;

import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.Role;
import io.openspeak.platform.identity.UserId;
import io.openspeak.presence.history.HistoryStore.Erased;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger.Level;

/**
 * Erases the history of a user: entries first, which closes it to facts from before; then the visits in every channel that the user
 * was in; and last, where that was. Should it be cut short, the same call does the rest.
 */
@ApplicationScoped
public class HistoryErasure {

    private static final System.Logger LOG = System.getLogger(HistoryErasure.class.getName());

    private final HistoryStore entries;
    private final VisitStore visits;

    public HistoryErasure(HistoryStore entries, VisitStore visits) {
        this.entries = entries;
        this.visits = visits;
    }

    /** Erases one's own history, or anyone's for admins; returns how many entries and visits there were. */
    public Uni<Long> erase(Caller caller, UserId user) {
        if (!caller.user().equals(user) && !caller.has(Role.ADMIN)) {
            throw new Refusal(Reason.FORBIDDEN, "Only admins erase another's history.");
        }
        return entries.erase(user)
                .chain(erased -> eraseVisits(user, erased)
                        .chain(count -> entries.forgetVisits(user, erased).replaceWith(erased.entries() + count)))
                .invoke(count -> LOG.log(
                        Level.INFO, "history_erased user_id={0} by={1} entries={2}", user, caller.user(), count));
    }

    private Uni<Long> eraseVisits(UserId user, Erased erased) {
        return Multi.createFrom()
                .iterable(erased.channels().keySet())
                .onItem()
                .transformToUniAndConcatenate(channel -> visits.erase(channel, user, erased.before()))
                .collect()
                .asList()
                .map(counts -> counts.stream().mapToLong(Long::longValue).sum());
    }
}
