package io.openspeak.bench.load.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.openspeak.client.voice.VoiceListener;
import io.openspeak.voice.v1.OpenVoiceRequest;
import io.openspeak.voice.v1.OpenVoiceResponse;
import io.openspeak.voice.v1.VoiceFrame;
import io.openspeak.voice.v1.VoiceHello;
import io.openspeak.voice.v1.VoicePing;
import io.openspeak.voice.v1.VoiceRejection;
import io.openspeak.voice.v1.VoiceWelcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineTest {

    private static final ByteString OPUS = ByteString.copyFromUtf8("opus");

    private final List<VoiceFrame> heard = new ArrayList<>();
    private final Line line = new Line("load", VoiceHello.getDefaultInstance(), new VoiceListener() {
        @Override
        public void onFrame(VoiceFrame frame) {
            heard.add(frame);
        }
    });
    private final List<OpenVoiceRequest> written = new ArrayList<>();
    private boolean taken = true;

    private void open() {
        line.opened(new Line.Wire() {
            @Override
            public boolean write(OpenVoiceRequest message) {
                return taken && written.add(message);
            }

            @Override
            public void close() {}
        });
    }

    @Test
    void wireThatOpens_isGreeted_andTheWelcomeAwaited() {
        open();
        line.take(OpenVoiceResponse.newBuilder()
                .setWelcome(VoiceWelcome.getDefaultInstance())
                .build());

        assertThat(line.awaitWelcome()).isSameAs(line);
        assertThat(written).singleElement().matches(OpenVoiceRequest::hasHello);
    }

    @Test
    void wireThatFails_endsTheWait() {
        line.failed(new IOException("refused"));

        assertThatThrownBy(line::awaitWelcome).hasRootCauseMessage("refused");
    }

    @Test
    void ping_isAnswered() {
        open();
        line.take(OpenVoiceResponse.newBuilder()
                .setPing(VoicePing.newBuilder().setNonce(7))
                .build());

        assertThat(written.getLast().getPong().getNonce()).isEqualTo(7);
    }

    @Test
    void frames_areNumbered_andThoseNotTakenOrRejectedAreCounted() {
        line.send(OPUS);
        open();
        line.send(OPUS);
        taken = false;
        line.send(OPUS);
        line.take(OpenVoiceResponse.newBuilder()
                .addRejections(VoiceRejection.newBuilder().setCount(5))
                .build());

        assertThat(written.getLast().getFrame().getSequence()).isEqualTo(2);
        assertThat(line.refused()).isEqualTo(7);
    }

    @Test
    void framesOfOthers_areHeard() {
        line.take(OpenVoiceResponse.newBuilder()
                .addFrames(VoiceFrame.newBuilder().setSequence(3))
                .build());

        assertThat(heard).extracting(VoiceFrame::getSequence).containsExactly(3L);
    }
}
