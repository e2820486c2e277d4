package io.openspeak.voice;

import io.openspeak.platform.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

/** Dependencies of voice-service point inward. */
class ArchitectureTest {

    @Test
    void routing_pointsInward() {
        ArchitectureRules.check("io.openspeak.voice.routing");
    }
}
