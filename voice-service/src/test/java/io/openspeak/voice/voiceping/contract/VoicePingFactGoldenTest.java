package io.openspeak.voice.voiceping.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.PodId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.voice.v1.VoicePingFact;
import io.openspeak.voice.voiceping.Passed;
import io.openspeak.voice.voiceping.domain.ChannelType;
import io.openspeak.voice.voiceping.domain.Destination;
import io.openspeak.voice.voiceping.domain.Message;
import io.openspeak.voice.voiceping.domain.MessageType;
import io.openspeak.voice.voiceping.domain.Payload;
import io.openspeak.voice.voiceping.domain.Talk;
import io.openspeak.voice.voiceping.domain.TalkKey;
import io.openspeak.voice.voiceping.domain.WireId;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is passed on to other pods, version 1, as it lies in logs: a change here breaks pods of the version before. */
class VoicePingFactGoldenTest {

    private static final PodId POD = new PodId("pod-1");
    private static final UserId ALICE = new UserId("7");

    private final Passed start = Passed.of(
            ALICE,
            new Destination.Groups(Set.of(new ChannelId("42"))),
            Message.of(
                    ChannelType.GROUP, MessageType.START, new WireId.Whole(7), new WireId.Whole(42), Payload.text("hi")),
            Optional.of(Talk.announced(
                    new TalkKey(new ChannelId("42"), ALICE),
                    "t1",
                    ChannelType.GROUP,
                    new WireId.Whole(7),
                    new WireId.Whole(42),
                    true)));

    @Test
    void start_isWrittenAsItAlwaysWas_andReadAsItWasWritten() throws Exception {
        byte[] written = VoicePingFacts.of(start, POD).toByteArray();

        assertThat(HexFormat.of().formatHex(written))
                .isEqualTo("0a05706f642d311201371a0234322a089500" + "01072aa26869" + "320a0a0234321202743118" + "01");
        Passed read = VoicePingFacts.message(VoicePingFact.parseFrom(written));
        assertThat(read).usingRecursiveComparison().isEqualTo(start);
    }

    @Test
    void privateText_isWrittenAsItAlwaysWas() throws Exception {
        Passed text = Passed.of(
                ALICE,
                new Destination.User(new UserId("8")),
                Message.of(
                        ChannelType.PRIVATE,
                        MessageType.TEXT,
                        new WireId.Whole(7),
                        new WireId.Whole(8),
                        Payload.text("x")),
                Optional.empty());

        byte[] written = VoicePingFacts.of(text, POD).toByteArray();

        assertThat(HexFormat.of().formatHex(written)).isEqualTo("0a05706f642d3112013722013" + "82a0795011" + "10708a178");
        assertThat(VoicePingFacts.message(VoicePingFact.parseFrom(written)))
                .usingRecursiveComparison()
                .isEqualTo(text);
    }

    @Test
    void connectedDevice_isWrittenAsItAlwaysWas() {
        VoicePingFact fact = VoicePingFacts.connected(ALICE, "phone", POD);

        assertThat(HexFormat.of().formatHex(fact.toByteArray())).isEqualTo("0a05706f642d312201373a0570686f6e65");
        assertThat(VoicePingFacts.subject(fact)).isEqualTo("7");
    }
}
