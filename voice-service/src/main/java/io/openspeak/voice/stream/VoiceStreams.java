package io.openspeak.voice.stream;

import io.micrometer.core.instrument.MeterRegistry;
import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.UserId;
import io.openspeak.voice.loop.EventLoop;
import io.openspeak.voice.loop.EventLoops;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;

/** The open voice streams. */
@Startup
@ApplicationScoped
public class VoiceStreams {

    private final AtomicInteger open = new AtomicInteger();
    private final EventLoops loops;
    private final StreamParts parts;
    private final UserConnections users;

    public VoiceStreams(EventLoops loops, StreamParts parts, UserConnections users, MeterRegistry metrics) {
        this.loops = loops;
        this.parts = parts;
        this.users = users;
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
        open.incrementAndGet();
        VoiceStream begun = new VoiceStream(caller, link, loop, parts, () -> ended(caller.user()));
        loop.add(begun);
        users.enter(caller.user()).ifPresent(begun::refuse);
        return begun;
    }

    private void ended(UserId user) {
        open.decrementAndGet();
        users.leave(user);
    }
}
