package io.openspeak.voice;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.platform.stopping.StopSettings;
import io.openspeak.platform.testing.SettingsPage;
import io.openspeak.voice.catchup.CatchUpSettings;
import io.openspeak.voice.floor.FloorSettings;
import io.openspeak.voice.guest.GuestSettings;
import io.openspeak.voice.relay.RelaySettings;
import io.openspeak.voice.stream.websocket.VoiceSocketSettings;
import io.openspeak.voice.voiceping.VoicePingSettings;
import org.junit.jupiter.api.Test;

class SettingsPageTest {

    @Test
    void everySetting_isOnThePage() {
        assertThat(SettingsPage.missing(VoiceSettings.class)).isEmpty();
        assertThat(SettingsPage.missing(CatchUpSettings.class)).isEmpty();
        assertThat(SettingsPage.missing(FloorSettings.class)).isEmpty();
        assertThat(SettingsPage.missing(GuestSettings.class)).isEmpty();
        assertThat(SettingsPage.missing(VoiceSocketSettings.class)).isEmpty();
        assertThat(SettingsPage.missing(StopSettings.class)).isEmpty();
        assertThat(SettingsPage.missing(RelaySettings.class)).isEmpty();
        assertThat(SettingsPage.missing(VoicePingSettings.class)).isEmpty();
    }
}
