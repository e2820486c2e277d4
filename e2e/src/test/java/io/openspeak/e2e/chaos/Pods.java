package io.openspeak.e2e.chaos;

import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import io.openspeak.client.call.Backoff;
import io.openspeak.client.call.UnaryCalls;
import io.openspeak.client.id.ChannelId;
import io.openspeak.client.id.Position;
import io.openspeak.client.id.UserId;
import io.openspeak.client.presence.PresenceReader;
import io.openspeak.e2e.Installation;
import io.openspeak.launcher.Service;
import io.openspeak.presence.v1.PresenceServiceGrpc;
import io.openspeak.presence.v1.UserPresence;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** What the pods answer, each asked by itself, past the wires. */
final class Pods implements AutoCloseable {

    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final int MOST_AT_ONCE = 100;

    private final Accounts accounts;
    private final List<ManagedChannel> channels;

    Pods(Installation installation, Accounts accounts) {
        this.accounts = accounts;
        channels = IntStream.range(0, Plan.PODS)
                .mapToObj(pod -> installation.address(Service.PRESENCE, pod).port())
                .map(port -> (ManagedChannel) NettyChannelBuilder.forAddress("127.0.0.1", port)
                        .usePlaintext()
                        .build())
                .toList();
    }

    private PresenceReader reader(int pod, String viewer) {
        return new PresenceReader(new UnaryCalls<>(
                List.of(PresenceServiceGrpc.newBlockingStub(channels.get(pod))
                        .withCallCredentials(accounts.of(viewer).credentials())),
                DEADLINE,
                Backoff.DEFAULT));
    }

    /** Everyone who is online in a pod's list, as the viewer may see them. */
    Map<String, Shown> online(int pod, String viewer) {
        return shown(reader(pod, viewer).online());
    }

    /** Members of these channels, as the viewer may see them. */
    Map<String, Set<String>> members(int pod, String viewer, List<String> of) {
        Map<String, Set<String>> members = new HashMap<>();
        of.forEach(channel -> members.put(
                channel,
                shown(reader(pod, viewer).members(new ChannelId(channel), Position.NONE))
                        .keySet()));
        return members;
    }

    /** These users, as the viewer may see them. */
    Map<String, Shown> of(int pod, String viewer, TreeSet<String> users) {
        Map<String, Shown> all = new HashMap<>();
        List<UserId> ids = users.stream().map(UserId::new).toList();
        for (int from = 0; from < ids.size(); from += MOST_AT_ONCE) {
            all.putAll(shown(reader(pod, viewer).of(ids.subList(from, Math.min(ids.size(), from + MOST_AT_ONCE)))));
        }
        return all;
    }

    /** One user by the RPC for one user. */
    Shown one(int pod, String viewer, String user) {
        return Shown.of(reader(pod, viewer).of(new UserId(user)));
    }

    private static Map<String, Shown> shown(List<UserPresence> presences) {
        Map<String, Shown> shown = new HashMap<>();
        presences.forEach(presence -> shown.put(presence.getUserId(), Shown.of(presence)));
        return shown;
    }

    @Override
    public void close() {
        channels.forEach(ManagedChannel::shutdownNow);
    }
}
