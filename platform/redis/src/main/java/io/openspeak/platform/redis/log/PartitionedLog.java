package io.openspeak.platform.redis.log;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * The log of one service and the names of its keys. State and log of a partition share the hash tag, so that one script may
 * write both and a Redis Cluster spreads the partitions.
 *
 * @param owner service that writes it, for example {@code presence}
 * @param partitions how many; fixed at installation
 */
public record PartitionedLog(String owner, int partitions) {

    public PartitionedLog {
        if (partitions < 1 || partitions > 256) {
            throw new IllegalArgumentException(partitions + " partitions: expected 1 to 256");
        }
    }

    /** Partition of a user or channel: the same for ever, on every pod. */
    public int partitionOf(String id) {
        CRC32 hash = new CRC32();
        hash.update(id.getBytes(StandardCharsets.UTF_8));
        return (int) (hash.getValue() % partitions);
    }

    /** A key of the owner in a partition. */
    public String key(int partition, String name) {
        return owner + ":{" + partition + "}:" + name;
    }

    /** The partition's stream. */
    public String stream(int partition) {
        return key(partition, "events");
    }

    /** The partition's epoch: set by the first write, gone with the data. */
    public String epoch(int partition) {
        return key(partition, "epoch");
    }
}
