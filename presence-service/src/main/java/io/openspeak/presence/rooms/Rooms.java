package io.openspeak.presence.rooms;

import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.presence.Event;
import io.openspeak.presence.rooms.RoomAccess.Answer;
import io.openspeak.presence.rooms.domain.RightsChange;
import io.openspeak.presence.v1.PresenceEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Who listens to which room on this pod. Told from the room, so that an event costs what its audience is, not what the pod's is.
 *
 * <pre>
 *   subscribe --ASKED--may--> HELD --rights changed--> asked again --may--> HELD
 *                |                                         |
 *                +--may not, or can't be said: refused     +--may not: removed (can't be said: tried again, stays)
 * </pre>
 */
@ApplicationScoped
public class Rooms {

    private static final System.Logger LOG = System.getLogger(Rooms.class.getName());
    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(100);
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(1);

    private final RoomAccess access;
    private final RoomSettings settings;
    private final Map<RoomListener, Map<ChannelId, RoomSubscription>> ofListeners = new HashMap<>();
    private final Map<ChannelId, Set<RoomSubscription>> held = new ConcurrentHashMap<>();

    public Rooms(RoomAccess access, RoomSettings settings) {
        this.access = access;
        this.settings = settings;
    }

    /**
     * Lets the listener hear the room from the moment that this completes; a room that it hears already is fine. Refuses with
     * {@code forbidden}, {@code channel_not_found}, {@code unavailable}, or {@code invalid_request} for a room too many. Leaving
     * meanwhile takes it back.
     */
    public Uni<Void> subscribe(RoomListener listener, ChannelId room) {
        return Uni.createFrom().deferred(() -> {
            RoomSubscription wanted = begin(listener, room);
            return access.of(listener.whose(), room)
                    .invoke(answer -> hold(wanted, answer))
                    .onTermination()
                    .invoke(() -> end(wanted))
                    .replaceWithVoid();
        });
    }

    /** The same for all of these rooms; if one is refused, others may be heard. */
    public Uni<Void> subscribe(RoomListener listener, Set<ChannelId> rooms) {
        return Multi.createFrom()
                .iterable(rooms)
                .onItem()
                .transformToUniAndMerge(room -> subscribe(listener, room))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    /** Refuses who may not hear the room, as {@link #subscribe(RoomListener, ChannelId)} does. */
    public Uni<Void> requireListen(Caller caller, ChannelId room) {
        return access.of(caller, room).invoke(Answer::requireListen).replaceWithVoid();
    }

    /** Those of the rooms that the listener does not hear: it lost the right before it was known to be there. */
    public Set<ChannelId> lost(RoomListener listener, Set<ChannelId> rooms) {
        if (rooms.isEmpty()) {
            return Set.of();
        }
        Set<ChannelId> lost = new HashSet<>(rooms);
        lost.removeAll(roomsOf(listener));
        return lost;
    }

    /** The listener does not hear the room any more. */
    public synchronized void unsubscribe(RoomListener listener, ChannelId room) {
        Map<ChannelId, RoomSubscription> its = ofListeners.getOrDefault(listener, Map.of());
        if (its.containsKey(room)) {
            remove(its.get(room));
        }
    }

    /** The listener hears no room any more. */
    public synchronized void leave(RoomListener listener) {
        List.copyOf(ofListeners.getOrDefault(listener, Map.of()).values()).forEach(this::remove);
    }

    /** Rooms that the listener hears. */
    public synchronized Set<ChannelId> roomsOf(RoomListener listener) {
        return ofListeners.getOrDefault(listener, Map.of()).values().stream()
                .filter(this::isHeld)
                .map(RoomSubscription::room)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** How many rooms are heard by how many listeners, all told. */
    public int subscriptions() {
        return held.values().stream().mapToInt(Set::size).sum();
    }

    /** Tells all who hear the room but the one who types. */
    public void typing(Typing typing) {
        Event event = new Event(PresenceEvent.newBuilder()
                .setTyping(RoomEventMapping.typing(typing))
                .build());
        for (RoomSubscription subscription : held.getOrDefault(typing.room(), Set.of())) {
            RoomListener listener = subscription.listener();
            if (!listener.whose().user().equals(typing.user())) {
                tell(listener, event);
            }
        }
    }

    /** One listener that fails must not keep the news from the others. */
    private static void tell(RoomListener listener, Event typing) {
        try {
            listener.typing(typing);
        } catch (RuntimeException unable) {
            LOG.log(Level.WARNING, "room_listener_failed", unable);
        }
    }

    /** Asks again about all whom the change may take a right from. */
    public void rightsChanged(RightsChange change) {
        access.changed(change.channel());
        held.values().stream()
                .flatMap(Collection::stream)
                .filter(subscription ->
                        change.mayTakeFrom(subscription.listener().whose().user(), subscription.branch()))
                .forEach(this::review);
    }

    /** Changes may have been missed: asks again about all. */
    public void rightsChangedEverywhere() {
        access.changedEverywhere();
        held.values().stream().flatMap(Collection::stream).forEach(this::review);
    }

    private synchronized RoomSubscription begin(RoomListener listener, ChannelId room) {
        Map<ChannelId, RoomSubscription> its = ofListeners.computeIfAbsent(listener, key -> new HashMap<>());
        if (!its.containsKey(room) && its.size() >= settings.maxRooms()) {
            throw Refusal.invalid("You listen to " + its.size() + " rooms; at most " + settings.maxRooms()
                    + " are allowed. Unsubscribe from one first.");
        }
        RoomSubscription wanted = its.computeIfAbsent(room, key -> new RoomSubscription(listener, room));
        wanted.asked++;
        return wanted;
    }

    private void hold(RoomSubscription wanted, Answer answer) {
        wanted.branch = answer.requireListen().branch();
        synchronized (this) {
            if (!isKnown(wanted)) {
                return;
            }
            held.computeIfAbsent(wanted.room(), key -> ConcurrentHashMap.newKeySet())
                    .add(wanted);
        }
        // A change that came while the question was open has not seen this subscription.
        if (access.isOutdated(answer)) {
            review(wanted);
        }
    }

    private synchronized void end(RoomSubscription wanted) {
        wanted.asked--;
        if (wanted.asked == 0 && !isHeld(wanted)) {
            remove(wanted);
        }
    }

    /** One review at a time: what changes meanwhile outdates the answer that it gets. */
    private void review(RoomSubscription held) {
        if (!held.inReview.compareAndSet(false, true)) {
            return;
        }
        Uni.createFrom()
                .deferred(() -> isHeld(held)
                        ? access.of(held.listener().whose(), held.room()).invoke(answer -> judge(held, answer))
                        : Uni.createFrom().voidItem())
                .onFailure()
                .retry()
                .withBackOff(FIRST_BACK_OFF, LONGEST_BACK_OFF)
                .indefinitely()
                .subscribe()
                .with(done -> {}, failure -> LOG.log(Level.ERROR, "room_review_failed room=" + held.room(), failure));
    }

    private void judge(RoomSubscription reviewed, Answer answer) {
        reviewed.inReview.set(false);
        try {
            reviewed.branch = answer.requireListen().branch();
        } catch (Refusal refused) {
            if (removed(reviewed)) {
                LOG.log(
                        Level.INFO,
                        "room_lost user_id={0} channel_id={1} reason={2}",
                        reviewed.listener().whose().user(),
                        reviewed.room(),
                        refused.reason().wireName());
                reviewed.listener().removed(reviewed.room());
            }
            return;
        }
        if (access.isOutdated(answer)) {
            review(reviewed);
        }
    }

    private synchronized boolean removed(RoomSubscription refused) {
        boolean there = isHeld(refused);
        remove(refused);
        return there;
    }

    private void remove(RoomSubscription gone) {
        ofListeners.computeIfPresent(gone.listener(), (listener, its) -> {
            its.remove(gone.room(), gone);
            return its.isEmpty() ? null : its;
        });
        held.computeIfPresent(gone.room(), (room, subscriptions) -> {
            subscriptions.remove(gone);
            return subscriptions.isEmpty() ? null : subscriptions;
        });
    }

    private boolean isKnown(RoomSubscription subscription) {
        return ofListeners.getOrDefault(subscription.listener(), Map.of()).get(subscription.room()) == subscription;
    }

    private boolean isHeld(RoomSubscription subscription) {
        return held.getOrDefault(subscription.room(), Set.of()).contains(subscription);
    }
}
