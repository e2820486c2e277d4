package io.openspeak.client.voice;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.client.id.ChannelId;
import io.openspeak.voice.v1.SpeakingChanged;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WhoSpeaksTest {

    private final List<String> told = new ArrayList<>();
    private final WhoSpeaks whoSpeaks = new WhoSpeaks(new VoiceListener() {
        @Override
        public void onSpeaking(SpeakingChanged speaking) {
            told.add(speaking.getChannelId() + " " + speaking.getUserId() + " " + speaking.getSpeaking());
        }
    });

    @Test
    void beginningAndEnd_areToldOnce_whenTwoPodsTell() {
        hear("lobby", "alice", true);
        hear("lobby", "alice", true);
        hear("lobby", "alice", false);
        hear("lobby", "alice", false);

        assertThat(told).containsExactly("lobby alice true", "lobby alice false");
    }

    @Test
    void channelThatIsLeft_isSilent() {
        hear("lobby", "alice", true);
        hear("den", "bob", true);

        whoSpeaks.leave(new ChannelId("lobby"));

        assertThat(told).containsExactly("lobby alice true", "den bob true", "lobby alice false");
    }

    @Test
    void everybody_hasStopped_whenNothingIsHeardAnyMore_andIsToldAnewLater() {
        hear("lobby", "alice", true);
        whoSpeaks.leaveAll();

        hear("lobby", "alice", true);

        assertThat(told).containsExactly("lobby alice true", "lobby alice false", "lobby alice true");
    }

    private void hear(String channel, String user, boolean speaking) {
        whoSpeaks.hear(SpeakingChanged.newBuilder()
                .setChannelId(channel)
                .setUserId(user)
                .setSpeaking(speaking)
                .build());
    }
}
