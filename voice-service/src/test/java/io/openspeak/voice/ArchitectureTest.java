package io.openspeak.voice;

import io.openspeak.platform.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

/** Dependencies of voice-service point inward. */
class ArchitectureTest {

    @Test
    void packages_dependOneWay_andEdgesStayApart() {
        ArchitectureRules.checkPackages("io.openspeak.voice");
    }

    @Test
    void routing_pointsInward() {
        ArchitectureRules.checkLayers("io.openspeak.voice.routing");
    }

    @Test
    void floor_pointsInward() {
        ArchitectureRules.checkLayers("io.openspeak.voice.floor");
    }

    @Test
    void relay_pointsInward() {
        ArchitectureRules.checkLayers("io.openspeak.voice.relay");
    }

    @Test
    void guest_pointsInward() {
        ArchitectureRules.checkLayers("io.openspeak.voice.guest");
    }

    @Test
    void speaking_pointsInward() {
        ArchitectureRules.checkLayers("io.openspeak.voice.speaking");
    }

    @Test
    void catchUp_pointsInward() {
        ArchitectureRules.checkLayers("io.openspeak.voice.catchup");
    }

    @Test
    void voicePing_pointsInward() {
        ArchitectureRules.checkLayers("io.openspeak.voice.voiceping");
    }

    @Test
    void stream_pointsInward() {
        ArchitectureRules.checkEdges("io.openspeak.voice.stream");
    }
}
