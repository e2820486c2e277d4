package io.openspeak.presence.session;

import io.openspeak.platform.identity.PodId;
import io.openspeak.platform.identity.SessionId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.presence.Presence;
import io.openspeak.presence.PresenceLog;
import io.openspeak.presence.PresenceSettings;
import io.openspeak.presence.PresenceStore;
import io.openspeak.presence.PresenceStore.Lease;
import io.openspeak.presence.PresenceView;
import io.openspeak.presence.domain.Input;
import io.openspeak.presence.domain.Link;
import io.openspeak.presence.domain.Remembered;
import io.openspeak.presence.domain.Session;
import io.openspeak.presence.domain.UserState;
import io.openspeak.presence.session.LocalSessions.LocalSession;
import io.openspeak.presence.v1.CloseReason;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Keeps this pod alive in the eyes of the others, and its sessions in the store: renews the pod's lease, and says again what the
 * store forgot (it lost its data, or took the pod for dead). At the end what was not handed over yet becomes reconnecting, not offline.
 */
@ApplicationScoped
public class PodKeeper {

    private static final System.Logger LOG = System.getLogger(PodKeeper.class.getName());
    private static final Duration HAND_OVER = Duration.ofSeconds(3);
    private static final int AT_A_TIME = 32;

    private final PodId pod;
    private final PresenceStore store;
    private final Presence presence;
    private final PresenceView view;
    private final PresenceLog log;
    private final LocalSessions sessions;
    private final UnwrittenEnds unwritten;
    private final PresenceSettings settings;
    private final Clock clock;
    private final List<Cancellable> keeping = new ArrayList<>();
    private final Map<SessionId, Link.Live> replacements = new ConcurrentHashMap<>();
    private final Map<SessionId, Missing> missing = new ConcurrentHashMap<>();
    private Set<Input.Broken> suspects = Set.of();

    /**
     * A session that the store does not know.
     *
     * @param since when that was found
     * @param question what the client was asked then
     */
    private record Missing(Instant since, long question) {}

    public PodKeeper(
            PodId pod,
            PresenceStore store,
            Presence presence,
            PresenceView view,
            PresenceLog log,
            LocalSessions sessions,
            UnwrittenEnds unwritten,
            PresenceSettings settings,
            Clock clock) {
        this.pod = pod;
        this.store = store;
        this.presence = presence;
        this.view = view;
        this.log = log;
        this.sessions = sessions;
        this.unwritten = unwritten;
        this.settings = settings;
        this.clock = clock;
    }

    void start(@Observes StartupEvent starting) {
        // Apart, so that a pod with much to say again does not lose its lease over it.
        keeping.add(repeat(this::renewLease, settings.podRenewal()));
        keeping.add(repeat(this::lookAfterSessions, settings.podRenewal()));
        keeping.add(repeat(this::renewSessions, settings.sessionRenewal()));
    }

    private Cancellable repeat(Supplier<Uni<Void>> step, Duration every) {
        return Multi.createBy()
                .repeating()
                .uni(() -> step.get().onFailure().recoverWithNull())
                .withDelay(every)
                .indefinitely()
                .subscribe()
                .with(kept -> {}, failure -> LOG.log(Level.ERROR, "pod_keeping_ended", failure));
    }

    private Uni<Void> renewLease() {
        return store.renewPod(pod, clock.instant().plus(settings.podLease()));
    }

    private Uni<Void> renewSessions() {
        return store.renewLeases(
                sessions.all().stream()
                        .map(session ->
                                new Lease(session.user(), session.connected().session()))
                        .toList(),
                clock.instant().plus(settings.sessionLease()));
    }

    private Uni<Void> lookAfterSessions() {
        if (log.stale()) {
            return Uni.createFrom().voidItem();
        }
        replacements.keySet().retainAll(sessions.ids());
        missing.keySet().retainAll(sessions.ids());
        return Multi.createFrom()
                .iterable(List.copyOf(sessions.all()))
                .onItem()
                .transformToUni(local -> lookAfter(local).onFailure().recoverWithNull())
                .merge(AT_A_TIME)
                .onItem()
                .ignoreAsUni()
                .chain(this::breakStrays);
    }

    /** Links that the store believes to end here and don't: their end could not be written when it came. */
    private Uni<Void> breakStrays() {
        Map<Input.Broken, UserId> strays = strays();
        // One that is just being opened is not local yet: it has until the next round.
        Map<Input.Broken, UserId> sure = new HashMap<>(strays);
        sure.keySet().retainAll(suspects);
        suspects = strays.keySet();
        return Multi.createFrom()
                .iterable(sure.entrySet())
                .onItem()
                .transformToUniAndConcatenate(stray -> presence.apply(stray.getValue(), unwritten.of(stray.getKey()))
                        .invoke(() -> unwritten.forget(stray.getKey())))
                .onItem()
                .ignoreAsUni();
    }

    private Map<Input.Broken, UserId> strays() {
        Set<String> here = sessions.all().stream()
                .map(session -> session.connected().link().connection())
                .collect(Collectors.toSet());
        Map<Input.Broken, UserId> strays = new HashMap<>();
        view.usersAt(pod)
                .forEach(user -> view.find(user)
                        .ifPresent(state -> strays(state, here).forEach(stray -> strays.put(stray, user))));
        return strays;
    }

    private List<Input.Broken> strays(UserState state, Set<String> here) {
        List<Input.Broken> strays = new ArrayList<>();
        for (Session session : state.sessions()) {
            if (session.link() instanceof Link.Live live && live.isHeldBy(pod) && !here.contains(live.connection())) {
                strays.add(new Input.Broken(session.id(), live.connection()));
            }
        }
        return strays;
    }

    private Uni<Void> lookAfter(LocalSession local) {
        Input.Connected connected = local.connected();
        Optional<UserState> state = view.find(local.user());
        Optional<Session> session = state.flatMap(known -> known.session(connected.session()));
        Optional<Link> known = session.map(Session::link);
        if (known.orElse(null) instanceof Link.Live live) {
            missing.remove(connected.session());
            if (live.equals(connected.link())) {
                replacements.remove(connected.session());
                local.remember(Remembered.of(state.orElseThrow(), session.orElseThrow()));
            } else if (live.equals(replacements.put(connected.session(), live))) {
                // Resumed over another connection; seen once it may be an error of a pod that was slow to learn of an
                // end.
                replacements.remove(connected.session());
                local.close(CloseReason.CLOSE_REASON_REPLACED);
            }
            return Uni.createFrom().voidItem();
        }
        replacements.remove(connected.session());
        return isThere(local) ? assertAgain(local) : Uni.createFrom().voidItem();
    }

    /**
     * True if the client answered what it was asked after the store was found not to know its session. Nothing less will do: a pod that was
     * stopped for so long that others took it for dead may hold connections that ended meanwhile, and find in them what clients said
     * before they went; it would bring back whom everybody saw go.
     */
    private boolean isThere(LocalSession local) {
        SessionId id = local.connected().session();
        Missing found = missing.get(id);
        if (found == null) {
            missing.put(id, new Missing(clock.instant(), local.probe()));
            return false;
        }
        if (local.hasAnswered(found.question())) {
            return sessions.holds(local);
        }
        if (found.since().plus(settings.silence()).isBefore(clock.instant())) {
            // It may well say other things; but nobody sees it any more, and it comes back as a new connection.
            local.close(CloseReason.CLOSE_REASON_SILENT);
        }
        return false;
    }

    private Uni<Void> assertAgain(LocalSession local) {
        Input.Connected connected = local.connected();
        LOG.log(Level.INFO, "session_asserted session_id={0}", connected.session());
        return presence.applyWhile(
                        local.user(),
                        new Input.Asserted(connected),
                        () -> Uni.createFrom().item(sessions.holds(local)))
                .chain(() -> sessions.holds(local) ? Uni.createFrom().voidItem() : local.writeEnd());
    }

    void stop(@Observes @Priority(1) ShutdownEvent stopping) {
        keeping.forEach(Cancellable::cancel);
        Multi.createFrom()
                .iterable(List.copyOf(sessions.all()))
                .invoke(session -> session.close(CloseReason.CLOSE_REASON_GOING_AWAY))
                .onItem()
                .transformToUni(this::handOver)
                .merge(AT_A_TIME)
                .onItem()
                .ignoreAsUni()
                .chain(() -> store.removePod(pod))
                .onFailure()
                .invoke(failure -> LOG.log(Level.WARNING, "hand_over_failed", failure))
                .onFailure()
                .recoverWithNull()
                // The process ends when this returns: what was not handed over by then is found by the reaper.
                .await()
                .atMost(HAND_OVER);
    }

    /** Its connection ended, or is about to: it may be resumed elsewhere. */
    private Uni<Void> handOver(LocalSession session) {
        Input.Connected connected = session.connected();
        return presence.apply(
                        session.user(),
                        new Input.Broken(connected.session(), connected.link().connection()))
                .replaceWithVoid();
    }
}
