package io.openspeak.platform.testing;

import java.util.UUID;

/** A fact as another service would have written it. */
public final class FactEntry {

    private FactEntry() {}

    /**
     * What {@code XADD} needs.
     *
     * @param stream key of the partition's stream
     * @param epoch life of the log
     * @param type name and version of the data, for example {@code presence.v1}
     * @param data protobuf bytes
     */
    public static Object[] arguments(String stream, String epoch, String type, byte[] data) {
        return new Object[] {
            stream, "*", "id", UUID.randomUUID(), "type", type, "at", "0", "trace", "", "epoch", epoch, "data", data
        };
    }
}
