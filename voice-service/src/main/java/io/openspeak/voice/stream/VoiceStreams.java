package io.openspeak.voice.stream;

import io.micrometer.core.instrument.MeterRegistry;
import io.openspeak.platform.identity.Caller;
import io.openspeak.voice.loop.EventLoop;
import io.openspeak.voice.loop.EventLoops;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;

/** The open voice streams. */
@ApplicationScoped
public class VoiceStreams {

    private final AtomicInteger open = new AtomicInteger();
    private final EventLoops loops;
    private final StreamParts parts;

    public VoiceStreams(EventLoops loops, StreamParts parts, MeterRegistry metrics) {
        this.loops = loops;
        this.parts = parts;
        metrics.gauge("openspeak.voice.connections", open);
    }

    /** Begins a stream, on the event loop that it will stay on. */
    public VoiceStream begin(Caller caller, ClientLink link) {
        EventLoop loop = loops.current();
        VoiceStream begun = new VoiceStream(caller, link, loop, parts, open::decrementAndGet);
        open.incrementAndGet();
        loop.add(begun);
        link.fetch();
        return begun;
    }
}
