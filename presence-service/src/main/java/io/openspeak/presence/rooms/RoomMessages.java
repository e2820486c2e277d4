package io.openspeak.presence.rooms;

import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.redis.log.LogPosition;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Messages that services send to rooms: written to the log, and told from there on every pod. */
@ApplicationScoped
public class RoomMessages {

    private final RoomLog log;
    private final Clock clock;

    public RoomMessages(RoomLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    /** Writes a message; from the position that it returns on, every pod tells it. Refuses what is no JSON object. */
    public Uni<LogPosition> publish(Publication message) {
        JsonText.flaw(message.json()).ifPresent(flaw -> {
            throw Refusal.invalid("'json' is no JSON object: " + flaw + ".");
        });
        return log.append(message, clock.instant());
    }
}
