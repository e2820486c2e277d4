package io.openspeak.presence.rooms;

import io.openspeak.platform.failures.Breakdown;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.presence.rooms.domain.Standing;
import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** An authority that knows what a test tells it, and can be slow or out of reach. */
public final class KnownStandings implements RoomAuthority {

    private final Map<String, Standing> known = new ConcurrentHashMap<>();
    final AtomicInteger asked = new AtomicInteger();
    volatile boolean reachable = true;
    volatile CompletableFuture<Void> answers = CompletableFuture.completedFuture(null);

    /** From now on the user has that standing, in whatever room. */
    public void give(String user, Standing standing) {
        known.put(user, standing);
    }

    /** Answers wait until the test completes what this returns; they are of the time of the question. */
    CompletableFuture<Void> hold() {
        answers = new CompletableFuture<>();
        return answers;
    }

    @Override
    public Uni<Standing> standing(Caller user, ChannelId room) {
        asked.incrementAndGet();
        if (!reachable) {
            return Uni.createFrom().failure(new Breakdown(Reason.UNAVAILABLE, new IllegalStateException("away")));
        }
        Standing now = known.getOrDefault(user.user().value(), Standing.nowhere(room));
        return Uni.createFrom().completionStage(answers).replaceWith(now);
    }
}
