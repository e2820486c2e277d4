package io.openspeak.presence.session;

import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.PodId;
import io.openspeak.platform.identity.SessionId;
import io.openspeak.presence.Presence;
import io.openspeak.presence.PresenceStore;
import io.openspeak.presence.PresenceStore.Written;
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

/** Opens sessions, new or resumed. */
@ApplicationScoped
public class Sessions {

    private final PresenceStore store;
    private final Presence presence;
    private final PodId pod;

    public Sessions(PresenceStore store, Presence presence, PodId pod) {
        this.store = store;
        this.presence = presence;
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

    /** Opens one for a new connection: the one to resume if the user still has it, else a new one. */
    public Uni<Opened> open(Caller caller, Optional<SessionId> resume, ClientInfo client) {
        return store.find(caller.user()).chain(state -> {
            Optional<SessionId> known = resume.filter(id -> state.session(id).isPresent());
            Input.Connected connected = new Input.Connected(
                    caller.name(),
                    known.orElseGet(() -> new SessionId("s-" + UUID.randomUUID())),
                    new Link.Live(pod, "c-" + UUID.randomUUID()),
                    client,
                    Remembered.NOTHING);
            return presence.apply(caller.user(), connected)
                    .map(written -> new Opened(connected, known.isPresent(), written));
        });
    }
}
