package io.openspeak.client.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openspeak.client.OpenSpeak;
import io.openspeak.client.id.ChannelId;
import io.openspeak.client.scripted.ScriptedServer;
import io.openspeak.client.scripted.Words;
import io.openspeak.client.signin.Credential;
import io.openspeak.voice.v1.GetStreamQualityResponse;
import io.openspeak.voice.v1.ListBurstsResponse;
import io.openspeak.voice.v1.StreamQuality;
import io.openspeak.voice.v1.VoiceFrame;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Questions to voice, which any pod answers for all of them. */
class VoiceReaderTest {

    private static final ChannelId LOBBY = new ChannelId("lobby");

    private final ScriptedServer pod = new ScriptedServer(Clock.systemUTC());
    private final ScriptedServer otherPod = new ScriptedServer(Clock.systemUTC());
    private final OpenSpeak client = OpenSpeak.signIn(
            pod.endpoints().withVoice(List.of(pod.address(), otherPod.address())),
            new Credential.Token("secret"),
            Words.QUICK);

    @AfterEach
    void close() {
        client.cut();
        pod.close();
        otherPod.close();
    }

    @Test
    void quality_isAskedOfOnePod() {
        pod.quality = quality("a");
        otherPod.quality = quality("b");

        assertThat(client.voice().quality(LOBBY))
                .extracting(StreamQuality::getPod)
                .containsExactly("a");
    }

    @Test
    void quality_podIsAway_isAskedOfTheOther() {
        otherPod.quality = quality("b");
        pod.close();

        assertThat(client.voice().quality(LOBBY))
                .extracting(StreamQuality::getPod)
                .containsExactly("b");
    }

    @Test
    void quality_allAreAway_fails() {
        pod.close();
        otherPod.close();

        assertThatThrownBy(() -> client.voice().quality(LOBBY)).hasMessageContaining("UNAVAILABLE");
    }

    @Test
    void bursts_inSeveralMessages_areWhole_andWhoIsMissingIsNone() {
        pod.bursts = List.of(
                burst(1, 5_000),
                burst(1, 5_020),
                burst(2, 9_000),
                ListBurstsResponse.newBuilder().addMissingPods("gone").build());

        assertThat(client.voice().bursts(LOBBY, 2)).extracting(List::size).containsExactly(2, 1);
    }

    private static GetStreamQualityResponse quality(String pod) {
        return GetStreamQualityResponse.newBuilder()
                .addStreams(StreamQuality.newBuilder().setUserId("alice").setPod(pod))
                .build();
    }

    private static ListBurstsResponse burst(int number, long... captured) {
        ListBurstsResponse.Builder part = ListBurstsResponse.newBuilder().setBurst(number);
        for (long at : captured) {
            part.addFrames(VoiceFrame.newBuilder().setCapturedAt(at));
        }
        return part.build();
    }
}
