package io.openspeak.cli.command.channel;

import io.openspeak.channel.v1.Channel;
import io.openspeak.client.id.ChannelId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Channels in the order of their tree, each with the lines that lead to it. */
record ChannelTree(List<Node> nodes) {

    /** A channel in the tree; {@code lines} are drawn before its name. */
    record Node(Channel channel, int depth, String lines) {}

    /** All channels; those whose parent is not among them stand at the top. */
    static ChannelTree of(List<Channel> channels) {
        Set<String> known = new HashSet<>();
        channels.forEach(channel -> known.add(channel.getChannelId()));
        return drawn(channels, channel -> channel.getParentId().isEmpty() || !known.contains(channel.getParentId()));
    }

    /** A channel and what is below it. */
    static ChannelTree below(List<Channel> channels, ChannelId root) {
        return drawn(channels, channel -> channel.getChannelId().equals(root.value()));
    }

    private static ChannelTree drawn(List<Channel> channels, Predicate<Channel> top) {
        Map<String, List<Channel>> children = new HashMap<>();
        channels.stream()
                .sorted(Comparator.comparingInt(Channel::getOrder).thenComparing(Channel::getChannelId))
                .forEach(channel -> children.computeIfAbsent(channel.getParentId(), parent -> new ArrayList<>())
                        .add(channel));
        List<Node> nodes = new ArrayList<>();
        channels.stream()
                .filter(top)
                .sorted(Comparator.comparingInt(Channel::getOrder).thenComparing(Channel::getChannelId))
                .forEach(channel -> {
                    nodes.add(new Node(channel, 0, ""));
                    descend(channel, 1, "", children, nodes);
                });
        return new ChannelTree(List.copyOf(nodes));
    }

    private static void descend(
            Channel parent, int depth, String lines, Map<String, List<Channel>> children, List<Node> nodes) {
        // Each is taken once, so that what a half-seen move makes of the tree can't lead in a circle.
        List<Channel> found = children.remove(parent.getChannelId());
        if (found == null) {
            return;
        }
        for (Channel child : found) {
            boolean last = child == found.getLast();
            nodes.add(new Node(child, depth, lines + (last ? "└─ " : "├─ ")));
            descend(child, depth + 1, lines + (last ? "   " : "│  "), children, nodes);
        }
    }
}
