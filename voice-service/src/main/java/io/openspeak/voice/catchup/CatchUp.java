package io.openspeak.voice.catchup;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.voice.catchup.domain.Burst;
import io.openspeak.voice.catchup.domain.BurstFrame;
import io.openspeak.voice.catchup.domain.Recording;
import io.openspeak.voice.routing.domain.Frame;
import io.openspeak.voice.routing.domain.Recorder;
import io.openspeak.voice.routing.domain.Ticker;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The recordings of all channels: what this pod heard. */
@Singleton
public class CatchUp implements Recorder {

    private static final Duration FORGET_EVERY = Duration.ofSeconds(5);

    private final CatchUpSettings settings;
    private final Ticker ticker;
    private final Recording.Limits limits;
    private final Map<ChannelId, Recording> recordings = new ConcurrentHashMap<>();

    public CatchUp(CatchUpSettings settings, Ticker ticker) {
        this.settings = settings;
        this.ticker = ticker;
        limits = new Recording.Limits(settings.bursts(), settings.age(), settings.maxBytes(), settings.pause());
    }

    @Override
    public void heard(Frame frame) {
        if (settings.enabled()) {
            // Inside, or a recording that is just being forgotten would swallow it.
            recordings.compute(frame.channel(), (channel, known) -> {
                Recording recording = known == null ? new Recording(limits) : known;
                BurstFrame kept =
                        new BurstFrame(frame.sequence(), frame.encoded().bytes());
                recording.add(frame.speaker(), frame.stream(), kept, frame.arrivedAt());
                return recording;
            });
        }
    }

    /** The last bursts that this pod heard in a channel, oldest first; at least one, if there is one. */
    public List<Burst> last(ChannelId channel, int most) {
        Recording recording = recordings.get(channel);
        return recording == null ? List.of() : recording.last(Math.max(1, most), ticker.nanos());
    }

    void start(@Observes StartupEvent starting, Vertx vertx) {
        if (settings.enabled()) {
            vertx.setPeriodic(FORGET_EVERY.toMillis(), due -> forget());
        }
    }

    /** Forgets in time also where nobody speaks any more. */
    private void forget() {
        long now = ticker.nanos();
        recordings
                .keySet()
                .forEach(channel -> recordings.computeIfPresent(
                        channel, (id, recording) -> recording.forget(now) ? null : recording));
    }
}
