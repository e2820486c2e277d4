package io.openspeak.voice.routing.grpc;

import io.openspeak.voice.routing.domain.Lane;
import io.openspeak.voice.routing.domain.Ticker;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One event loop: its lane, and the calls that live on it. Used on that loop only. */
final class EventLoop {

    private final Lane lane;
    private final Ticker ticker;
    private final Set<VoiceCall> calls = new HashSet<>();

    EventLoop(Lane lane, Ticker ticker) {
        this.lane = lane;
        this.ticker = ticker;
    }

    Lane lane() {
        return lane;
    }

    void add(VoiceCall call) {
        calls.add(call);
    }

    void remove(VoiceCall call) {
        calls.remove(call);
    }

    List<VoiceCall> calls() {
        // A copy: calls end, and leave, while somebody goes through them.
        return new ArrayList<>(calls);
    }

    void beat() {
        long now = ticker.nanos();
        calls().forEach(call -> call.beat(now));
    }
}
