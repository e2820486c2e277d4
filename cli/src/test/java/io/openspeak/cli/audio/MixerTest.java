package io.openspeak.cli.audio;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.openspeak.client.playout.PlayoutCounters;
import io.openspeak.voice.v1.VoiceFrame;
import io.openspeak.voice.v1.VoiceGap;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From packets to one sound. */
class MixerTest {

    private final Mixer mixer = new Mixer();
    private final SpeechEncoder encoder = new SpeechEncoder(32_000);

    @Test
    void next_nobodySpeaks_isSilence() {
        assertThat(mixer.next(0)).containsOnly(0);
    }

    @Test
    void next_aSpeaker_isPlayedAfterTheTargetDelay() {
        List<short[]> sounds = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            mixer.put(frame("alice", i, encoder.encode(TestSound.tone(i))), i * 20L);
            sounds.add(mixer.next(i * 20L));
        }

        assertThat(sounds.subList(0, 3)).allSatisfy(sound -> assertThat(sound).containsOnly(0));
        assertThat(sounds.subList(5, 50))
                .allSatisfy(sound -> assertThat(SpeechEncoder.level(sound)).isBetween(105, 120));
    }

    @Test
    void next_lostPackets_areConcealed() {
        List<Integer> levels = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            byte[] packet = encoder.encode(TestSound.tone(i));
            if (i % 10 != 9) {
                mixer.put(frame("alice", i, packet), i * 20L);
            } else {
                mixer.lost(VoiceGap.newBuilder()
                        .setSpeakerId("alice")
                        .setStream(7)
                        .setFirstSequence(i)
                        .setCount(1)
                        .build());
            }
            levels.add(SpeechEncoder.level(mixer.next(i * 20L)));
        }

        assertThat(mixer.counters()).returns(5L, PlayoutCounters::concealed).returns(5L, PlayoutCounters::missing);
        assertThat(levels.subList(5, 60)).allSatisfy(level -> assertThat(level).isGreaterThan(80));
    }

    @Test
    void next_packetsOf60Milliseconds_arePlayedWhole() {
        // Three SILK frames of 20 ms in one packet would need another encoder; one that says 60 ms and is none is
        // concealed.
        mixer.put(frame("alice", 1, new byte[] {0x18, 1, 2, 3}), 0);

        assertThat(mixer.next(60)).hasSize(Pcm.FRAME);
        assertThat(mixer.next(80)).hasSize(Pcm.FRAME);
    }

    private static VoiceFrame frame(String speaker, int sequence, byte[] opus) {
        return VoiceFrame.newBuilder()
                .setChannelId("lobby")
                .setSpeakerId(speaker)
                .setStream(7)
                .setSequence(sequence)
                .setCapturedAt(1_000 + sequence * 20L)
                .setOpus(ByteString.copyFrom(opus))
                .build();
    }
}
