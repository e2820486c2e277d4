package io.openspeak.presence;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.platform.testing.SettingsPage;
import io.openspeak.presence.rooms.RoomSettings;
import io.openspeak.presence.websocket.WebSocketSettings;
import org.junit.jupiter.api.Test;

class SettingsPageTest {

    @Test
    void everySetting_isOnThePage() {
        assertThat(SettingsPage.missing(PresenceSettings.class)).isEmpty();
        assertThat(SettingsPage.missing(RoomSettings.class)).isEmpty();
        assertThat(SettingsPage.missing(WebSocketSettings.class)).isEmpty();
    }
}
