package io.openspeak.voice.catchup;

import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.voice.catchup.domain.Burst;
import io.openspeak.voice.catchup.domain.Recording;
import io.openspeak.voice.routing.NotAMember;
import io.openspeak.voice.routing.domain.Frame;
import io.openspeak.voice.routing.domain.Member;
import io.openspeak.voice.routing.domain.Membership;
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

/** The recordings of all channels, for those who may listen there. */
@Singleton
public class CatchUp implements Recorder {

    private static final Duration FORGET_EVERY = Duration.ofSeconds(5);

    private final CatchUpSettings settings;
    private final Membership membership;
    private final Ticker ticker;
    private final Recording.Limits limits;
    private final Map<ChannelId, Recording> recordings = new ConcurrentHashMap<>();

    public CatchUp(CatchUpSettings settings, Membership membership, Ticker ticker) {
        this.settings = settings;
        this.membership = membership;
        this.ticker = ticker;
        limits = new Recording.Limits(settings.bursts(), settings.age(), settings.maxBytes(), settings.pause());
    }

    @Override
    public void heard(Frame frame) {
        if (settings.enabled()) {
            // Inside, or a recording that is just being forgotten would swallow it.
            recordings.compute(frame.channel(), (channel, known) -> {
                Recording recording = known == null ? new Recording(limits) : known;
                recording.add(frame.speaker(), frame.stream(), frame.encoded().bytes(), frame.arrivedAt());
                return recording;
            });
        }
    }

    /** The last bursts that this pod heard in a channel, oldest first. */
    public List<Burst> last(ChannelId channel, UserId listener, int most) {
        if (!settings.enabled()) {
            throw new Refusal(Reason.CATCH_UP_DISABLED, "This installation keeps no speech.");
        }
        Member member = membership.find(channel, listener);
        if (member == null) {
            throw NotAMember.of(channel.value());
        }
        if (!member.mayListen() || member.serverDeafened()) {
            throw new Refusal(Reason.FORBIDDEN, "You may not listen in the channel '" + channel + "'.");
        }
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
