package io.openspeak.voice.stream;

import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.UserId;
import io.openspeak.voice.loop.EventLoops;
import io.openspeak.voice.routing.domain.Frame;
import io.openspeak.voice.routing.domain.Gap;
import io.openspeak.voice.routing.domain.Listener;
import io.openspeak.voice.routing.domain.Outlet;
import io.openspeak.voice.routing.domain.QueueLimits;
import io.openspeak.voice.routing.domain.Voice;
import io.openspeak.voice.v1.VoiceFrame;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Those who publish frames one call at a time; each is remembered for a while, and the longest silent make room for others. */
@ApplicationScoped
public class Publishers {

    private static final int MOST = 10_000;
    private static final Duration REMEMBERED = Duration.ofSeconds(30);
    private static final long SWEEP_MILLIS = 5_000;
    private static final long BEAT_MILLIS = 200;
    /** By then the end of a speech has been told: it is silent for half a second, and changes are told once a second. */
    private static final Duration TOLD_OF = Duration.ofSeconds(3);

    private final StreamParts parts;
    private final EventLoops loops;
    private final SequencedMap<Source, Publisher> known = new LinkedHashMap<>(16, 0.75f, true);

    private record Source(UserId user, int stream) {}

    public Publishers(StreamParts parts, EventLoops loops, Vertx vertx) {
        this.parts = parts;
        this.loops = loops;
        vertx.setPeriodic(SWEEP_MILLIS, due -> forgetSilent());
        vertx.setPeriodic(BEAT_MILLIS, due -> tellSpeaking());
    }

    /** Publishes a frame, and returns how many on this pod it is for. On an event loop. */
    public int publish(VoiceFrame frame, Caller caller) {
        return publisher(new Source(caller.user(), frame.getStream())).publish(frame, parts.ticker.nanos());
    }

    private Publisher publisher(Source source) {
        List<Publisher> surplus = new ArrayList<>(1);
        Publisher publisher;
        synchronized (known) {
            publisher = known.computeIfAbsent(source, this::begin);
            if (known.size() > MOST) {
                surplus.add(known.pollFirstEntry().getValue());
            }
        }
        surplus.forEach(this::forget);
        return publisher;
    }

    private Publisher begin(Source source) {
        QueueLimits nothing = new QueueLimits(Duration.ZERO, 0, 0);
        Voice voice = new Voice(
                source.user(),
                "",
                new Listener(new Deaf(), nothing, parts.counters),
                loops.current().lane(),
                lostSeat -> {});
        parts.router.connect(voice);
        return new Publisher(voice, parts, parts.ticker.nanos());
    }

    private void tellSpeaking() {
        long now = parts.ticker.nanos();
        List<Publisher> recent;
        synchronized (known) {
            // Those who called last come last.
            recent = known.sequencedValues().reversed().stream()
                    .takeWhile(each -> now - each.lastCall() <= TOLD_OF.toNanos())
                    .toList();
        }
        recent.forEach(each -> parts.speaking.tell(each.speakingChanges(now)));
    }

    private void forgetSilent() {
        long now = parts.ticker.nanos();
        List<Publisher> silent = new ArrayList<>();
        synchronized (known) {
            // The longest silent come first.
            while (!known.isEmpty() && now - known.firstEntry().getValue().lastCall() > REMEMBERED.toNanos()) {
                silent.add(known.pollFirstEntry().getValue());
            }
        }
        silent.forEach(this::forget);
    }

    private void forget(Publisher publisher) {
        parts.router.disconnect(publisher.voice());
        parts.speaking.tell(publisher.endSpeaking());
    }

    /** Hears nothing: whoever publishes only sends. */
    private static final class Deaf implements Outlet {

        @Override
        public boolean ready() {
            return false;
        }

        @Override
        public void send(Collection<Gap> gaps, Collection<Frame> frames) {}
    }
}
