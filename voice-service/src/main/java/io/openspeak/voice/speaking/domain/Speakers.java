package io.openspeak.voice.speaking.domain;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Who speaks in which channel, on whatever pod, folded from facts. Long speech is told again and again; of whom nothing is told for a
 * while has stopped, since its pod is gone or its last fact was lost. One writer at a time, many readers.
 */
public final class Speakers {

    private final long patience;
    private final Map<ChannelId, Map<Mouth, Long>> told = new HashMap<>();
    private final Map<ChannelId, Set<UserId>> speaking = new ConcurrentHashMap<>();

    /** A user speaks as long as one of its devices does. */
    private record Mouth(UserId user, String session) {}

    /** @param patience after which somebody of whom nothing was told has stopped */
    public Speakers(Duration patience) {
        this.patience = patience.toNanos();
    }

    /** Who speaks there; the same object until that changes. */
    public Set<UserId> in(ChannelId channel) {
        return speaking.getOrDefault(channel, Set.of());
    }

    /** Takes in what was told of a session of somebody; times are nanoseconds that only grow. */
    public synchronized void fold(ChannelId channel, UserId user, String session, boolean speaks, long now) {
        Map<Mouth, Long> there = told.computeIfAbsent(channel, first -> new HashMap<>());
        if (speaks) {
            there.put(new Mouth(user, session), now);
        } else {
            there.remove(new Mouth(user, session));
        }
        show(channel, there);
        if (there.isEmpty()) {
            told.remove(channel);
        }
    }

    /** Lets those go of whom nothing was told for too long. */
    public synchronized void forget(long now) {
        for (Iterator<Map.Entry<ChannelId, Map<Mouth, Long>>> all =
                        told.entrySet().iterator();
                all.hasNext(); ) {
            Map.Entry<ChannelId, Map<Mouth, Long>> channel = all.next();
            if (channel.getValue().values().removeIf(last -> now - last > patience)) {
                show(channel.getKey(), channel.getValue());
            }
            if (channel.getValue().isEmpty()) {
                all.remove();
            }
        }
    }

    private void show(ChannelId channel, Map<Mouth, Long> there) {
        Set<UserId> users = there.keySet().stream().map(Mouth::user).collect(Collectors.toUnmodifiableSet());
        if (users.isEmpty()) {
            speaking.remove(channel);
        } else if (!users.equals(speaking.get(channel))) {
            speaking.put(channel, users);
        }
    }
}
