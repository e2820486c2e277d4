package io.openspeak.platform.redis.log;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Parser;
import java.util.Optional;

/**
 * Reads the data of facts of one type.
 *
 * @param type name and version, for example {@code presence.v1}
 * @param parser of the message that facts of this type hold
 */
public record FactReader<T>(String type, Parser<T> parser) {

    /** What the fact holds; empty for a fact of another type, which a newer producer may write. */
    public Optional<T> read(Fact fact) {
        if (!fact.type().equals(type)) {
            return Optional.empty();
        }
        try {
            return Optional.of(parser.parseFrom(fact.data()));
        } catch (InvalidProtocolBufferException corrupt) {
            throw new IllegalArgumentException("the data of fact " + fact.entry() + " is no " + type, corrupt);
        }
    }
}
