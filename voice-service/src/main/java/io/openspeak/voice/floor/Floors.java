package io.openspeak.voice.floor;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.PodId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.voice.floor.domain.ChannelFloor;
import io.openspeak.voice.floor.domain.FloorInput;
import io.openspeak.voice.floor.domain.FloorRules;
import io.openspeak.voice.floor.domain.FloorTerms;
import io.openspeak.voice.floor.domain.Party;
import io.openspeak.voice.relay.FrameGate;
import io.openspeak.voice.routing.domain.StandingWatch;
import io.openspeak.voice.routing.domain.Ticker;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Floor control for everything on this pod that lets people talk: voice streams, and other protocols. */
@ApplicationScoped
public class Floors implements FrameGate, StandingWatch {

    private final FloorParts parts;
    private final Map<ChannelId, ChannelDesk> desks = new ConcurrentHashMap<>();
    private final Map<UserId, Set<FloorSeat>> seats = new ConcurrentHashMap<>();

    public Floors(
            FloorStore store,
            FloorSettings settings,
            Standings standings,
            FloorTimers timers,
            FloorMetrics metrics,
            PodId pod,
            Clock clock,
            Ticker ticker) {
        FloorRules rules = new FloorRules(settings.terms());
        FloorActs acts = new FloorActs(store, rules, pod, clock, ticker, metrics);
        parts = new FloorParts(store, acts, rules, settings, standings, timers, metrics, pod, clock, ticker);
    }

    /**
     * A connection comes into a channel: from now on it is told of the floor, and may ask for it. Whoever has or awaits the floor, and
     * comes back within the time for that, goes on with it.
     */
    public FloorSeat enter(ChannelId channel, Entrant entrant, FloorWatcher watcher) {
        Party party = entrant.party();
        FloorSeat[] entered = new FloorSeat[1];
        desks.compute(channel, (id, there) -> {
            ChannelDesk desk = there == null ? new ChannelDesk(id, parts) : there;
            entered[0] = new FloorSeat(desk, entrant, watcher, parts, () -> left(channel, entered[0]));
            desk.add(entered[0]);
            return desk;
        });
        seats.compute(party.user(), (user, there) -> {
            Set<FloorSeat> all = there == null ? ConcurrentHashMap.newKeySet() : there;
            all.add(entered[0]);
            return all;
        });
        return entered[0];
    }

    private void left(ChannelId channel, FloorSeat seat) {
        seats.computeIfPresent(seat.party().user(), (user, all) -> {
            all.remove(seat);
            return all.isEmpty() ? null : all;
        });
        forgetIfUnused(channel);
    }

    /** The floor as this pod knows it. */
    public ChannelFloor known(ChannelId channel) {
        ChannelDesk desk = desks.get(channel);
        return desk == null ? ChannelFloor.untouched(channel) : desk.known();
    }

    /** The floor as it is, without what is over and nobody has cleared yet. */
    public Uni<ChannelFloor> look(ChannelId channel) {
        return parts.store()
                .find(channel)
                .map(floor -> parts.rules()
                        .apply(
                                floor,
                                new FloorInput.Pass(),
                                parts.pod(),
                                parts.clock().instant()));
    }

    @Override
    public boolean admits(ChannelId channel, long token) {
        if (token == 0) {
            return true;
        }
        ChannelDesk desk = desks.get(channel);
        return desk == null || desk.admits(token);
    }

    @Override
    public void review(Collection<UserId> users) {
        for (UserId user : users) {
            Set<FloorSeat> theirs = seats.get(user);
            if (theirs != null) {
                theirs.forEach(FloorSeat::review);
            }
        }
    }

    /** The times and bounds. */
    public FloorTerms terms() {
        return parts.terms();
    }

    /** Takes in what the log tells. */
    public void fold(ChannelFloor floor) {
        desks.computeIfAbsent(floor.channel(), channel -> new ChannelDesk(channel, parts))
                .seen(floor);
        forgetIfUnused(floor.channel());
    }

    /** Takes in a snapshot: what is not in it is idle. */
    public void replaceAll(Map<ChannelId, ChannelFloor> snapshot) {
        desks.forEach((channel, desk) -> {
            if (!snapshot.containsKey(channel) && !desk.known().idle()) {
                desk.replace(ChannelFloor.lost(channel, parts.clock().instant()));
            }
            forgetIfUnused(channel);
        });
        snapshot.forEach((channel, floor) ->
                desks.computeIfAbsent(channel, id -> new ChannelDesk(id, parts)).replace(floor));
    }

    private void forgetIfUnused(ChannelId channel) {
        desks.computeIfPresent(channel, (id, desk) -> desk.unused() ? null : desk);
    }
}
