package io.openspeak.voice.stream;

import io.micrometer.core.instrument.MeterRegistry;
import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.voice.loop.EventLoop;
import io.openspeak.voice.loop.EventLoops;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The open streams that only listen. */
@Startup
@ApplicationScoped
public class ListenStreams {

    private final AtomicInteger open = new AtomicInteger();
    private final Map<Place, Set<ListenStream>> places = new ConcurrentHashMap<>();
    private final EventLoops loops;
    private final StreamParts parts;
    private final UserConnections users;

    private record Place(UserId user, ChannelId channel) {}

    public ListenStreams(EventLoops loops, StreamParts parts, UserConnections users, MeterRegistry metrics) {
        this.loops = loops;
        this.parts = parts;
        this.users = users;
        metrics.gauge("openspeak.voice.subscriptions", open);
    }

    /**
     * Begins one, on the event loop that it will stay on.
     *
     * @param afterPosition position of the join; empty: don't wait
     * @param onAttached what to do when it hears the channel
     */
    public ListenStream begin(
            Caller caller, ChannelId channel, String afterPosition, ClientLink link, Runnable onAttached) {
        EventLoop loop = loops.current();
        Place place = new Place(caller.user(), channel);
        ListenStream[] begun = new ListenStream[1];
        begun[0] = new ListenStream(caller, channel, link, loop, parts, () -> ended(place, begun[0]));
        open.incrementAndGet();
        places.compute(place, (at, known) -> {
            Set<ListenStream> all = known == null ? ConcurrentHashMap.newKeySet() : known;
            all.add(begun[0]);
            return all;
        });
        loop.add(begun[0]);
        users.enter(caller.user()).ifPresentOrElse(begun[0]::refuse, () -> begun[0].attach(afterPosition, onAttached));
        return begun[0];
    }

    /** Ends all that the user has of a channel on this pod. */
    public void end(UserId user, ChannelId channel) {
        places.getOrDefault(new Place(user, channel), Set.of()).forEach(ListenStream::finish);
    }

    private void ended(Place place, ListenStream stream) {
        open.decrementAndGet();
        users.leave(place.user());
        places.computeIfPresent(place, (at, all) -> {
            all.remove(stream);
            return all.isEmpty() ? null : all;
        });
    }
}
