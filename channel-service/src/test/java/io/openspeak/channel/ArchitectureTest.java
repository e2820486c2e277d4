package io.openspeak.channel;

import io.openspeak.platform.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

/** The direction of dependencies. */
class ArchitectureTest {

    @Test
    void packages_dependOneWay_andEdgesStayApart() {
        ArchitectureRules.checkPackages("io.openspeak.channel");
    }
}
