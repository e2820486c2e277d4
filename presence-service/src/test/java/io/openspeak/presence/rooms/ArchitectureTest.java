package io.openspeak.presence.rooms;

import io.openspeak.platform.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

/** Dependencies of rooms point inward. */
class ArchitectureTest {

    @Test
    void rooms_pointInward() {
        ArchitectureRules.checkLayers("io.openspeak.presence.rooms");
    }
}
