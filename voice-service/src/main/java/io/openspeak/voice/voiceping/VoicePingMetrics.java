package io.openspeak.voice.voiceping;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.websocket.Closing;
import io.openspeak.voice.voiceping.domain.MessageType;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** What VoicePing connections count; speech itself is counted by the router. */
@Startup
@ApplicationScoped
public class VoicePingMetrics {

    private static final String PREFIX = "openspeak.voice.voiceping.";

    private final MeterRegistry registry;
    private final AtomicInteger open = new AtomicInteger();
    private final Map<MessageType, Counter> received = new EnumMap<>(MessageType.class);
    private final Counter passed;
    private final Counter notPassed;

    public VoicePingMetrics(MeterRegistry registry) {
        this.registry = registry;
        registry.gauge(PREFIX + "connections", open);
        Arrays.stream(Closing.values()).forEach(this::closings);
        Arrays.stream(MessageType.values())
                .forEach(type -> received.put(type, registry.counter(PREFIX + "messages", "type", name(type))));
        passed = registry.counter(PREFIX + "passed", "outcome", "ok");
        notPassed = registry.counter(PREFIX + "passed", "outcome", "failed");
    }

    void opened() {
        open.incrementAndGet();
    }

    void closed(Closing why) {
        open.decrementAndGet();
        closings(why).increment();
    }

    private Counter closings(Closing why) {
        return registry.counter(PREFIX + "closed", "reason", why.wireName());
    }

    void received(MessageType type) {
        Counter counter = received.get(type);
        if (counter != null) {
            counter.increment();
        }
    }

    /** Counts something that was refused. */
    public void refused(Reason reason) {
        registry.counter(PREFIX + "refused", "reason", reason.wireName()).increment();
    }

    void passedOn(boolean done) {
        (done ? passed : notPassed).increment();
    }

    private static String name(MessageType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }
}
