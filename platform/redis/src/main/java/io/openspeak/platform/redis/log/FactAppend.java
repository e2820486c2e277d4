package io.openspeak.platform.redis.log;

import java.util.List;
import java.util.UUID;

/** What a script needs to append a fact with {@code append_fact} (lua/append_fact.lua). */
public final class FactAppend {

    private FactAppend() {}

    /**
     * Arguments for {@code append_fact}, in its order: new_epoch, fact_id, type, at, trace, data.
     *
     * @param type name and version of the data, for example {@code presence.v1}
     * @param at when it happens, milliseconds since 1970
     * @param trace trace id of the request that causes it
     * @param data protobuf bytes
     */
    public static List<Object> arguments(String type, long at, String trace, byte[] data) {
        return List.of(randomEpoch(), randomId(), type, at, trace, data);
    }

    /** A new epoch: short, since positions carry one for each partition. */
    static String randomEpoch() {
        return randomId().substring(0, 8);
    }

    private static String randomId() {
        return UUID.randomUUID().toString();
    }
}
