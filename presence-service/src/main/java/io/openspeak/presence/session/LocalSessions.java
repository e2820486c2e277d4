package io.openspeak.presence.session;

import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.SessionId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.stopping.GradualClose;
import io.openspeak.platform.stopping.LastingConnections;
import io.openspeak.presence.PresenceSettings;
import io.openspeak.presence.domain.Input;
import io.openspeak.presence.domain.Remembered;
import io.openspeak.presence.v1.CloseReason;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The sessions whose connections this pod holds. */
@ApplicationScoped
public class LocalSessions {

    private final PresenceSettings settings;
    private final Map<SessionId, LocalSession> sessions = new ConcurrentHashMap<>();
    private final Map<UserId, Integer> ofUsers = new ConcurrentHashMap<>();
    private final Map<UserId, Integer> expected = new ConcurrentHashMap<>();

    public LocalSessions(PresenceSettings settings) {
        this.settings = settings;
    }

    /** A session, as the pod looks after it. */
    public interface LocalSession {

        /** Whose it is. */
        UserId user();

        /** What was said when it connected, with what is remembered; said again when the store forgot it. */
        Input.Connected connected();

        /** Asks the client whether it is there; gives the number of the question. */
        long probe();

        /** True if the client answered that question, or a later one. */
        boolean hasAnswered(long question);

        /** Keeps in mind what the store knows of the session. */
        void remember(Remembered known);

        /** Ends the stream and tells the client why. */
        void close(CloseReason reason);

        /** Writes again what the end of the connection means for the session, which was said to be there meanwhile. */
        Uni<Void> writeEnd();
    }

    /**
     * Refuses a user who has too many connections here or on the way, before a further session is opened; one that is here already
     * takes no room. Whoever was not refused is expected until {@link #expectNoMore}.
     */
    public void expect(UserId user, Optional<SessionId> resumed) {
        int ofUser = ofUsers.getOrDefault(user, 0) + expected.merge(user, 1, Integer::sum) - 1;
        if (ofUser >= settings.maxSessionsPerUser()
                && resumed.map(sessions::get)
                        .filter(here -> here.user().equals(user))
                        .isEmpty()) {
            expectNoMore(user);
            throw new Refusal(
                    Reason.TOO_MANY_CONNECTIONS,
                    "There are already " + ofUser + " sessions of yours here; at most " + settings.maxSessionsPerUser()
                            + " are allowed. Close one first.");
        }
    }

    /** One that was expected is here, or will not come. */
    public void expectNoMore(UserId user) {
        expected.computeIfPresent(user, (any, count) -> count == 1 ? null : count - 1);
    }

    /** Adds a connection; one of the same session that was there before is closed as replaced. */
    public void add(LocalSession session) {
        // Before the session can be found: it may be taken out again at any time from then on.
        ofUsers.merge(session.user(), 1, Integer::sum);
        LocalSession before = sessions.put(session.connected().session(), session);
        if (before != null) {
            countOut(before);
            before.close(CloseReason.CLOSE_REASON_REPLACED);
        }
    }

    /** Takes a connection out, if it still is the one of its session. */
    public void remove(LocalSession session) {
        if (sessions.remove(session.connected().session(), session)) {
            countOut(session);
        }
    }

    private void countOut(LocalSession gone) {
        ofUsers.computeIfPresent(gone.user(), (user, count) -> count == 1 ? null : count - 1);
    }

    /** True as long as that connection is the one of its session. */
    public boolean holds(LocalSession session) {
        return sessions.get(session.connected().session()) == session;
    }

    /** What a pod that stops has to hand over: all of them. */
    @Produces
    @Singleton
    LastingConnections handOver() {
        return new GradualClose<>(this::all, session -> session.close(CloseReason.CLOSE_REASON_GOING_AWAY));
    }

    /** Ids of all of them. */
    public Set<SessionId> ids() {
        return sessions.keySet();
    }

    /** All of them. */
    public Collection<LocalSession> all() {
        return sessions.values();
    }
}
