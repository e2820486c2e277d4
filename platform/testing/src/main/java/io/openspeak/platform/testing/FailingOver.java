package io.openspeak.platform.testing;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

/** Several Redis processes, of which one takes the place of another that dies. */
public interface FailingOver extends AutoCloseable {

    /** Addresses for clients: all nodes of a cluster, or all Sentinels. */
    List<String> urls();

    /** What {@code openspeak.redis.type} must say. */
    String type();

    /** Ends (SIGKILL) the master that holds the key; returns at once, while another one is still to take its place. */
    void killMasterOf(String key);

    /**
     * Keeps what is written from now on from the replica of the master that holds the key, so that a fail-over loses it.
     */
    void cutReplicationOf(String key);

    /** Returns when somebody holds the key and takes writes. */
    void awaitMasterOf(String key);

    @Override
    void close();

    /** Waits for what takes a few seconds. */
    static void until(Callable<Boolean> reached) {
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(50))
                .until(reached);
    }

    /** Ends the link to the replica and refuses a new one; all else goes on. */
    static void cut(RedisNode master) {
        master.ask("ACL", "SETUSER", "default", "-psync", "-sync");
        master.ask("CLIENT", "KILL", "TYPE", "replica");
    }
}
