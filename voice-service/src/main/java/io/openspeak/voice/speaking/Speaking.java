package io.openspeak.voice.speaking;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.openspeak.voice.routing.domain.SpeakingChange;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Tells the log who begins and stops speaking. Nothing waits for it: what Redis does not take in time is left out and counted. */
@Startup
@ApplicationScoped
public class Speaking {

    /** More than this on their way at once are more than Redis takes. */
    private static final int MOST_UNDER_WAY = 1_000;

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private final SpeakingLog log;
    private final Clock clock;
    private final Counter told;
    private final Counter leftOut;
    private final AtomicInteger underWay = new AtomicInteger();

    public Speaking(SpeakingLog log, Clock clock, MeterRegistry metrics) {
        this.log = log;
        this.clock = clock;
        told = counter(metrics, "told", "Beginnings and ends of speech that the log was told of");
        leftOut = counter(metrics, "left.out", "Beginnings and ends of speech that the log was not told of");
    }

    private static Counter counter(MeterRegistry metrics, String name, String description) {
        return Counter.builder("openspeak.voice.speaking." + name)
                .description(description)
                .register(metrics);
    }

    /** Tells of these, some time soon. */
    public void tell(List<SpeakingChange> changes) {
        changes.forEach(this::tell);
    }

    private void tell(SpeakingChange change) {
        if (underWay.incrementAndGet() > MOST_UNDER_WAY) {
            underWay.decrementAndGet();
            leftOut.increment();
            return;
        }
        log.append(change, clock.instant())
                .ifNoItem()
                .after(LONGEST_WAIT)
                .fail()
                .onTermination()
                .invoke(underWay::decrementAndGet)
                .subscribe()
                .with(written -> told.increment(), lost -> leftOut.increment());
    }
}
