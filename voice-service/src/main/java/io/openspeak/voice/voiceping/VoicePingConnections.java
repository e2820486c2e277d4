package io.openspeak.voice.voiceping;

import io.openspeak.voice.loop.EventLoop;
import io.openspeak.voice.loop.EventLoops;
import jakarta.enterprise.context.ApplicationScoped;

/** The open VoicePing connections. */
@ApplicationScoped
public class VoicePingConnections {

    private final EventLoops loops;
    private final VoicePingParts parts;

    VoicePingConnections(EventLoops loops, VoicePingParts parts) {
        this.loops = loops;
        this.parts = parts;
    }

    /** Begins one, on the event loop that it will stay on. */
    public VoicePingConnection begin(Client client, ClientWire wire) {
        EventLoop loop = loops.current();
        VoicePingConnection begun = new VoicePingConnection(client, wire, loop, parts);
        parts.metrics.opened();
        loop.add(begun);
        return begun;
    }
}
