package io.openspeak.platform.identity.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.platform.testing.SettingsPage;
import org.junit.jupiter.api.Test;

class SettingsPageTest {

    @Test
    void everySetting_isOnThePage() {
        assertThat(SettingsPage.missing(ConnectionSettings.class)).isEmpty();
    }
}
