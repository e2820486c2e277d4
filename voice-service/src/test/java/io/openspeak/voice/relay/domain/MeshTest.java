package io.openspeak.voice.relay.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.platform.identity.PodId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whom a pod links after it has looked into the registry. */
class MeshTest {

    private static final PodId SELF = new PodId("voice-0-a");
    private static final Node ONE = node("voice-1-b", 1);
    private static final Node TWO = node("voice-2-c", 2);

    @Test
    void others_areLinked_butNeverItself() {
        Mesh next = Mesh.after(SELF, Map.of(), Set.of(), List.of(node("voice-0-a", 9), ONE, TWO));

        assertThat(next.open()).containsExactlyInAnyOrder(ONE, TWO);
        assertThat(next.end()).isEmpty();
    }

    @Test
    void linkedNode_isLeftAlone() {
        Mesh next = Mesh.after(SELF, Map.of(ONE.pod(), ONE), Set.of(), List.of(ONE));

        assertThat(next).isEqualTo(new Mesh(List.of(), List.of()));
    }

    @Test
    void nodeThatVanished_isGivenUp_unlessItLives() {
        Map<PodId, Node> linked = Map.of(ONE.pod(), ONE, TWO.pod(), TWO);

        Mesh next = Mesh.after(SELF, linked, Set.of(TWO.pod()), List.of());

        assertThat(next.open()).isEmpty();
        assertThat(next.end()).containsExactly(ONE.pod());
    }

    @Test
    void nodeWithAnotherAddress_isLinkedAnew() {
        Node moved = node("voice-1-b", 7);

        Mesh next = Mesh.after(SELF, Map.of(ONE.pod(), ONE), Set.of(ONE.pod()), List.of(moved));

        assertThat(next.open()).containsExactly(moved);
        assertThat(next.end()).containsExactly(ONE.pod());
    }

    private static Node node(String pod, int port) {
        return new Node(new PodId(pod), new RelayAddress("127.0.0.1", port));
    }
}
