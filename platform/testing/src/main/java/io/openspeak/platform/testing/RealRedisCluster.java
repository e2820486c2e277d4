package io.openspeak.platform.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A real Redis Cluster: three masters with a replica each, which takes over about two seconds after its master died. */
public final class RealRedisCluster implements FailingOver {

    private static final int MASTERS = 3;
    private static final int SLOTS = 16_384;
    private static final String[] ARGUMENTS = {
        "--cluster-enabled", "yes",
        "--cluster-node-timeout", "1000",
        "--cluster-replica-validity-factor", "0",
        "--appendonly", "yes",
        "--save", "",
        "--repl-diskless-sync", "yes",
        "--repl-diskless-sync-delay", "0"
    };

    private final List<RedisNode> nodes;

    private RealRedisCluster(List<RedisNode> nodes) {
        this.nodes = nodes;
    }

    /** Starts one and returns when every node sees every other and all replicas follow. */
    public static RealRedisCluster start() {
        RealRedisCluster cluster = new RealRedisCluster(Stream.generate(() -> RedisNode.start(ARGUMENTS))
                .limit(2 * MASTERS)
                .toList());
        cluster.form();
        return cluster;
    }

    @Override
    public List<String> urls() {
        return nodes.stream().map(RedisNode::url).toList();
    }

    @Override
    public String type() {
        return "cluster";
    }

    @Override
    public void killMasterOf(String key) {
        masterOf(key).kill();
    }

    @Override
    public void cutReplicationOf(String key) {
        FailingOver.cut(masterOf(key));
    }

    @Override
    public void awaitMasterOf(String key) {
        FailingOver.until(() -> nodes.stream()
                .anyMatch(node -> node.ask("SET", key + ":probe", "1").equals("OK")));
    }

    @Override
    public void close() {
        nodes.forEach(RedisNode::close);
    }

    private RedisNode masterOf(String key) {
        return nodes.stream()
                .filter(node -> node.ask("SET", key + ":probe", "1").equals("OK"))
                .findFirst()
                .orElseThrow();
    }

    private void form() {
        nodes.forEach(node -> FailingOver.until(() -> node.ask("PING").equals("PONG")));
        for (int index = 0; index < nodes.size(); index++) {
            RedisNode node = nodes.get(index);
            node.ask("CLUSTER", "SET-CONFIG-EPOCH", Integer.toString(index + 1));
            if (index < MASTERS) {
                node.ask(addSlots(index));
            }
            node.ask(
                    "CLUSTER",
                    "MEET",
                    "127.0.0.1",
                    Integer.toString(nodes.getFirst().port()));
        }
        nodes.forEach(node ->
                FailingOver.until(() -> node.ask("CLUSTER", "INFO").contains("cluster_known_nodes:" + nodes.size())));
        for (int index = 0; index < MASTERS; index++) {
            String master = nodes.get(index).ask("CLUSTER", "MYID");
            RedisNode replica = nodes.get(MASTERS + index);
            FailingOver.until(() -> replica.ask("CLUSTER", "REPLICATE", master).equals("OK"));
        }
        nodes.forEach(
                node -> FailingOver.until(() -> node.ask("CLUSTER", "INFO").contains("cluster_state:ok")));
        nodes.subList(MASTERS, nodes.size())
                .forEach(replica -> FailingOver.until(
                        () -> replica.ask("INFO", "replication").contains("master_link_status:up")));
        // Clients learn of replicas by CLUSTER SLOTS, which a master fills in when it has heard of them.
        nodes.forEach(node -> FailingOver.until(() -> nodes.stream()
                .allMatch(other -> node.ask("CLUSTER", "SLOTS").contains(Integer.toString(other.port())))));
    }

    private static String[] addSlots(int master) {
        List<String> words = new ArrayList<>(List.of("CLUSTER", "ADDSLOTS"));
        IntStream.range(master * SLOTS / MASTERS, (master + 1) * SLOTS / MASTERS)
                .mapToObj(Integer::toString)
                .forEach(words::add);
        return words.toArray(String[]::new);
    }
}
