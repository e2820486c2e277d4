package io.openspeak.voice.relay.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.openspeak.platform.failures.Failure;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.voice.relay.RelayCounters;
import io.openspeak.voice.relay.RelayInlet;
import io.openspeak.voice.routing.domain.AudienceRules;
import io.openspeak.voice.routing.domain.AudienceWatch;
import io.openspeak.voice.routing.domain.Membership;
import io.openspeak.voice.routing.domain.Mutes;
import io.openspeak.voice.routing.domain.Recorder;
import io.openspeak.voice.routing.domain.Router;
import io.openspeak.voice.v1.RelayRequest;
import io.openspeak.voice.v1.VoiceFrame;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever another pod sends, it is read or refused, and nothing else happens. */
class RelayReaderPropertyTest {

    private static final byte[] MESSAGE = RelayRequest.newBuilder()
            .setSentAt(17)
            .addFrames(frame())
            .addWhispers(frame().toBuilder().addWhisperTo("bob"))
            .build()
            .toByteArray();

    private final RelayCounters counters = new RelayCounters();
    private final RelayReader reader = new RelayReader(new RelayInlet(
            new Router(new Membership(), new Mutes(), new AudienceRules(8, Recorder.NOBODY), AudienceWatch.NOBODY),
            (channel, token) -> true,
            counters,
            Duration.ofMillis(500)));

    @Property
    void garbage_isReadOrRefused(@ForAll @Size(max = 200) byte[] message) {
        read(message);
    }

    @Property
    void bentMessages_areReadOrRefused(
            @ForAll @IntRange(max = 500) int at, @ForAll byte instead, @ForAll @IntRange(max = 500) int cut) {
        byte[] bent = Arrays.copyOf(MESSAGE, Math.max(1, MESSAGE.length - cut % MESSAGE.length));
        bent[at % bent.length] = instead;

        read(bent);
    }

    @Property(tries = 1)
    void wholeMessage_isRead() {
        assertThat(read(MESSAGE)).isTrue();
        assertThat(counters.framesIn()).isEqualTo(2);
    }

    private boolean read(byte[] message) {
        try {
            reader.read(message, 1);
            return true;
        } catch (IOException | Failure refused) {
            return false;
        }
    }

    private static VoiceFrame frame() {
        return VoiceFrame.newBuilder()
                .setChannelId(new ChannelId("general").value())
                .setSpeakerId(new UserId("alice").value())
                .setSequence(5)
                .setOpus(ByteString.copyFromUtf8("opus"))
                .build();
    }
}
