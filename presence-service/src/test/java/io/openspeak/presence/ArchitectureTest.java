package io.openspeak.presence;

import io.openspeak.platform.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

/** The direction of dependencies in presence-service. */
class ArchitectureTest {

    @Test
    void packages_dependOneWay_andEdgesStayApart() {
        ArchitectureRules.checkPackages("io.openspeak.presence");
    }

    @Test
    void rooms_pointInward() {
        ArchitectureRules.checkLayers("io.openspeak.presence.rooms");
    }

    @Test
    void history_pointsInward() {
        ArchitectureRules.checkLayers("io.openspeak.presence.history");
    }
}
