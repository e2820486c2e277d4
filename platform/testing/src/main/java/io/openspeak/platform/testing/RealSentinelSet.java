package io.openspeak.platform.testing;

import java.util.List;
import java.util.stream.Stream;

/** A real Redis with a replica, and three Sentinels that put the replica in its place about a second after it died. */
public final class RealSentinelSet implements FailingOver {

    /** What the Sentinels call the master. */
    public static final String MASTER_NAME = "openspeak";

    private static final String[] ARGUMENTS = {
        "--appendonly", "yes", "--save", "", "--repl-diskless-sync", "yes", "--repl-diskless-sync-delay", "0"
    };

    private final List<RedisNode> nodes;
    private final List<RedisNode> sentinels;

    private RealSentinelSet(List<RedisNode> nodes, List<RedisNode> sentinels) {
        this.nodes = nodes;
        this.sentinels = sentinels;
    }

    /** Starts one and returns when the Sentinels know each other and the replica. */
    public static RealSentinelSet start() {
        List<RedisNode> nodes =
                Stream.generate(() -> RedisNode.start(ARGUMENTS)).limit(2).toList();
        RedisNode master = nodes.getFirst();
        RedisNode replica = nodes.getLast();
        nodes.forEach(node -> FailingOver.until(() -> node.ask("PING").equals("PONG")));
        replica.ask("REPLICAOF", "127.0.0.1", Integer.toString(master.port()));
        // Sentinels ask for replicas at once and then only every ten seconds.
        FailingOver.until(() -> master.ask("INFO", "replication").contains("state=online"));
        List<RedisNode> sentinels = Stream.generate(() -> RedisNode.startSentinel(configuration(master)))
                .limit(3)
                .toList();
        sentinels.forEach(sentinel -> FailingOver.until(() -> {
            String known = sentinel.ask("SENTINEL", "MASTER", MASTER_NAME);
            return known.contains("num-slaves\n1") && known.contains("num-other-sentinels\n2");
        }));
        return new RealSentinelSet(nodes, sentinels);
    }

    @Override
    public List<String> urls() {
        return sentinels.stream().map(RedisNode::url).toList();
    }

    @Override
    public String type() {
        return "sentinel";
    }

    @Override
    public void killMasterOf(String key) {
        master().kill();
    }

    @Override
    public void cutReplicationOf(String key) {
        FailingOver.cut(master());
    }

    @Override
    public void awaitMasterOf(String key) {
        FailingOver.until(() -> nodes.stream().anyMatch(RealSentinelSet::isMaster));
    }

    @Override
    public void close() {
        sentinels.forEach(RedisNode::close);
        nodes.forEach(RedisNode::close);
    }

    private RedisNode master() {
        return nodes.stream().filter(RealSentinelSet::isMaster).findFirst().orElseThrow();
    }

    private static boolean isMaster(RedisNode node) {
        return node.ask("ROLE").startsWith("master");
    }

    private static String configuration(RedisNode master) {
        return """
                sentinel monitor %1$s 127.0.0.1 %2$d 2
                sentinel down-after-milliseconds %1$s 1000
                sentinel failover-timeout %1$s 3000
                """.formatted(MASTER_NAME, master.port());
    }
}
