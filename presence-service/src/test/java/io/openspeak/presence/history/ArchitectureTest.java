package io.openspeak.presence.history;

import io.openspeak.platform.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

/** The direction of dependencies. */
class ArchitectureTest {

    @Test
    void dependencies_ofProductionCode_pointInward() {
        ArchitectureRules.checkLayers("io.openspeak.presence.history");
    }
}
