package io.openspeak.voice.relay.domain;

import io.openspeak.platform.identity.PodId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which links this pod is to open and to end, after the registry has told who is there.
 *
 * <p>A node that is not registered keeps its link as long as the link lives: a registry that lost its data is not to silence
 * anybody.
 *
 * @param open nodes to link
 * @param end pods whose link is to end
 */
public record Mesh(List<Node> open, List<PodId> end) {

    /**
     * What is to be done.
     *
     * @param self this pod
     * @param linked nodes that there is a link to, whether it stands or is being tried
     * @param alive those of them that were heard of lately
     * @param registered what the registry told
     */
    public static Mesh after(PodId self, Map<PodId, Node> linked, Set<PodId> alive, Collection<Node> registered) {
        Map<PodId, Node> others = registered.stream()
                .filter(node -> !node.pod().equals(self))
                .collect(Collectors.toMap(Node::pod, Function.identity(), (one, same) -> one));
        List<Node> open = new ArrayList<>();
        List<PodId> end = new ArrayList<>();
        for (Node node : others.values()) {
            Node known = linked.get(node.pod());
            if (!node.equals(known)) {
                open.add(node);
                if (known != null) {
                    end.add(node.pod());
                }
            }
        }
        for (PodId pod : linked.keySet()) {
            if (!others.containsKey(pod) && !alive.contains(pod)) {
                end.add(pod);
            }
        }
        return new Mesh(List.copyOf(open), List.copyOf(end));
    }
}
