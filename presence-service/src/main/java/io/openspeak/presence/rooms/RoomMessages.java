package io.openspeak.presence.rooms;

import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.redis.log.Fact;
import io.openspeak.platform.redis.log.FactReader;
import io.openspeak.platform.redis.log.LogPosition;
import io.openspeak.presence.v1.RoomMessage;
import io.openspeak.presence.v1.RoomMessageFact;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/** Messages that services send to rooms: written to the log, and told from there on every pod. */
@ApplicationScoped
public class RoomMessages {

    /** Type of the entries that hold a {@link RoomMessageFact}. */
    public static final String TYPE = "room-message.v1";

    private static final FactReader<RoomMessageFact> FACTS = new FactReader<>(TYPE, RoomMessageFact.parser());

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

    /** The message that a fact tells of; empty for facts of other types. */
    public static Optional<RoomMessage> read(Fact fact) {
        return FACTS.read(fact)
                .map(told -> RoomMessage.newBuilder()
                        .setRoomId(told.getRoomId())
                        .setDirect(told.getDirect())
                        .setJson(told.getJson())
                        .build());
    }
}
