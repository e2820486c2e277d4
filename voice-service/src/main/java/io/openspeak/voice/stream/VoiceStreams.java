package io.openspeak.voice.stream;

import io.micrometer.core.instrument.MeterRegistry;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.UserId;
import io.openspeak.voice.loop.EventLoop;
import io.openspeak.voice.loop.EventLoops;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The open voice streams. */
@ApplicationScoped
public class VoiceStreams {

    private final AtomicInteger open = new AtomicInteger();
    private final Map<UserId, Integer> ofUsers = new ConcurrentHashMap<>();
    private final EventLoops loops;
    private final StreamParts parts;

    public VoiceStreams(EventLoops loops, StreamParts parts, MeterRegistry metrics) {
        this.loops = loops;
        this.parts = parts;
        metrics.gauge("openspeak.voice.connections", open);
    }

    /** Begins a stream, on the event loop that it will stay on. */
    public VoiceStream begin(Caller caller, ClientLink link) {
        VoiceStream begun = begin(caller, link, loops.current());
        link.fetch();
        return begun;
    }

    /** Begins a stream on the event loop that it will stay on, which is the current one; its client's messages are to be fetched. */
    public VoiceStream begin(Caller caller, ClientLink link, EventLoop loop) {
        int ofUser = ofUsers.merge(caller.user(), 1, Integer::sum);
        open.incrementAndGet();
        VoiceStream begun = new VoiceStream(caller, link, loop, parts, () -> ended(caller.user()));
        loop.add(begun);
        if (ofUser > parts.settings.maxConnectionsPerUser()) {
            begun.refuse(new Refusal(
                    Reason.TOO_MANY_CONNECTIONS,
                    "You have " + parts.settings.maxConnectionsPerUser()
                            + " voice connections to this pod; close one."));
        }
        return begun;
    }

    private void ended(UserId user) {
        open.decrementAndGet();
        ofUsers.computeIfPresent(user, (id, count) -> count == 1 ? null : count - 1);
    }
}
