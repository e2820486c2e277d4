package io.openspeak.presence.contract;

import io.openspeak.platform.redis.log.Fact;
import io.openspeak.platform.redis.log.FactReader;
import io.openspeak.presence.v1.RoomMessage;
import io.openspeak.presence.v1.RoomMessageFact;
import java.util.Optional;

/** Messages to rooms, as the facts that tell of them. */
public final class RoomMessageMapping {

    /** Type of the entries that hold a {@link RoomMessageFact}. */
    public static final String TYPE = "room-message.v1";

    private static final FactReader<RoomMessageFact> FACTS = new FactReader<>(TYPE, RoomMessageFact.parser());

    private RoomMessageMapping() {}

    /** The message that a fact tells of; empty for facts of other types. */
    public static Optional<RoomMessage> message(Fact fact) {
        return FACTS.read(fact)
                .map(told -> RoomMessage.newBuilder()
                        .setRoomId(told.getRoomId())
                        .setDirect(told.getDirect())
                        .setJson(told.getJson())
                        .build());
    }
}
