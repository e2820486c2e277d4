package io.openspeak.cli.command.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.channel.v1.Channel;
import io.openspeak.client.id.ChannelId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Drawing trees. */
class ChannelTreeTest {

    private static Channel channel(String id, String parent, int order) {
        return Channel.newBuilder()
                .setChannelId(id)
                .setParentId(parent)
                .setOrder(order)
                .build();
    }

    private static List<String> drawn(ChannelTree tree) {
        return tree.nodes().stream()
                .map(node -> node.lines() + node.channel().getChannelId())
                .toList();
    }

    private static final List<Channel> CHANNELS = List.of(
            channel("b", "", 0),
            channel("b1", "b", 5),
            channel("b2", "b", 1),
            channel("b2x", "b2", 0),
            channel("a", "", 0),
            channel("lost", "hidden", 0));

    @Test
    void of_all_goesByOrderThenId() {
        assertThat(drawn(ChannelTree.of(CHANNELS))).containsExactly("a", "b", "├─ b2", "│  └─ b2x", "└─ b1", "lost");
    }

    @Test
    void below_aRoot_isOnlyThat() {
        assertThat(drawn(ChannelTree.below(CHANNELS, new ChannelId("b2")))).containsExactly("b2", "└─ b2x");
    }

    @Test
    void below_inACircle_ends() {
        List<Channel> circle = List.of(channel("x", "y", 0), channel("y", "x", 0));

        assertThat(drawn(ChannelTree.below(circle, new ChannelId("x")))).containsExactly("x", "└─ y", "   └─ x");
    }
}
