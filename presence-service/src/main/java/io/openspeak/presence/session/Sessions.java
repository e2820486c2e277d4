package io.openspeak.presence.session;

import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.PodId;
import io.openspeak.platform.identity.SessionId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.presence.Presence;
import io.openspeak.presence.PresenceStore;
import io.openspeak.presence.PresenceStore.Written;
import io.openspeak.presence.Turns;
import io.openspeak.presence.domain.ClientInfo;
import io.openspeak.presence.domain.Input;
import io.openspeak.presence.domain.Link;
import io.openspeak.presence.domain.Remembered;
import io.openspeak.presence.domain.Session;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * Opens sessions, new or resumed, and breaks them. When thousands break and come back at once, Redis gets as many at a time as it is
 * quickest with, and those who come do not wait for those who went: the break of a session that was resumed meanwhile is none.
 */
@ApplicationScoped
public class Sessions {

    private static final int AT_ONCE = 32;

    /** Who comes behind so many would wait for seconds, and is better told to come again. */
    private static final int WAITING_TO_OPEN = 2_000;

    /** There are never more of them than there were connections. */
    private static final int WAITING_TO_BREAK = Integer.MAX_VALUE;

    private final Turns opening = new Turns(AT_ONCE, WAITING_TO_OPEN);
    private final Turns breaking = new Turns(AT_ONCE, WAITING_TO_BREAK);
    private final PresenceStore store;
    private final Presence presence;
    private final UnwrittenEnds unwritten;
    private final PodId pod;

    public Sessions(PresenceStore store, Presence presence, UnwrittenEnds unwritten, PodId pod) {
        this.store = store;
        this.presence = presence;
        this.unwritten = unwritten;
        this.pod = pod;
    }

    /**
     * A session that was opened.
     *
     * @param connected what was said to open it
     * @param resumed true if it goes on from before
     * @param written the user's state with it
     */
    public record Opened(Input.Connected connected, boolean resumed, Written written) {

        /** Rooms in which others find it already. */
        Set<ChannelId> rooms() {
            return written.state()
                    .session(connected.session())
                    .map(Session::rooms)
                    .orElse(Set.of());
        }
    }

    /**
     * Opens one for a new connection: the one to resume if the user still has it, else a new one.
     *
     * @param wanted false once nobody waits for it any more: then it is not written, unless it is being written already
     */
    public Uni<Opened> open(Caller caller, Optional<SessionId> resume, ClientInfo client, BooleanSupplier wanted) {
        return opening.inTurn(() -> {
            if (!wanted.getAsBoolean()) {
                throw new Refusal(Reason.UNAVAILABLE, "The connection ended before its session was opened.");
            }
            return openInTurn(caller, resume, client, wanted);
        });
    }

    /** Carries out that a session's connection ended; what could not be written is kept, since who is gone is not to be shown as broken. */
    public Uni<Written> end(UserId user, Input how) {
        Uni<Written> written = how instanceof Input.Broken
                ? breaking.inTurn(() -> presence.apply(user, how))
                : presence.apply(user, how);
        return written.onFailure().invoke(() -> unwritten.add(how));
    }

    private Uni<Opened> openInTurn(
            Caller caller, Optional<SessionId> resume, ClientInfo client, BooleanSupplier wanted) {
        return store.find(caller.user()).chain(state -> {
            Optional<SessionId> known = resume.filter(id -> state.session(id).isPresent());
            Input.Connected connected = new Input.Connected(
                    caller.name(),
                    known.orElseGet(() -> new SessionId("s-" + UUID.randomUUID())),
                    new Link.Live(pod, "c-" + UUID.randomUUID()),
                    client,
                    Remembered.NOTHING);
            return presence.applyWhile(
                            caller.user(), connected, () -> Uni.createFrom().item(wanted.getAsBoolean()))
                    // It may have been written all the same. Nobody knows of it, unless it is one that was to be
                    // resumed.
                    .onFailure()
                    .invoke(() -> {
                        if (known.isEmpty()) {
                            unwritten.add(new Input.Goodbye(
                                    connected.session(), connected.link().connection()));
                        }
                    })
                    .map(written -> new Opened(connected, known.isPresent(), written));
        });
    }
}
