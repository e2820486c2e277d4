package io.openspeak.cli.audio;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.openspeak.voice.v1.VoiceFrame;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Recording, ordering and mixing. */
class SpeechRecorderTest {

    private final Ticks clock = new Ticks();
    private final SpeechRecorder recorder = new SpeechRecorder(clock);
    private final SpeechEncoder encoder = new SpeechEncoder(32_000);

    @Test
    void reports_outOfOrderAndTwice_digestIsThatOfTheSpokenOrder() {
        byte[][] packets = packets(4);
        hear(1, 20, packets[0]);
        hear(3, 60, packets[2]);
        hear(2, 40, packets[1]);
        hear(3, 60, packets[2]);
        hear(4, 80, packets[3]);

        PacketDigest spoken = new PacketDigest();
        for (byte[] packet : packets) {
            spoken.add(packet);
        }
        assertThat(recorder.reports()).singleElement().satisfies(report -> {
            assertThat(report.received()).isEqualTo(4);
            assertThat(report.duplicates()).isEqualTo(1);
            assertThat(report.missing()).isZero();
            assertThat(report.sha256()).isEqualTo(spoken.hex());
        });
    }

    @Test
    void reports_delays_areFromCaptureToArrival() {
        byte[][] packets = packets(2);
        clock.now = 1_010;
        recorder.hear(frame(1, 1_000, packets[0]));
        clock.now = 1_050;
        recorder.hear(frame(2, 1_020, packets[1]));

        assertThat(recorder.reports().getFirst().delayP50Ms()).isEqualTo(10);
        assertThat(recorder.reports().getFirst().delayP99Ms()).isEqualTo(30);
    }

    @Test
    void reports_twoDevicesOfOneSpeaker_areTwoStreams() {
        byte[][] packets = packets(2);
        recorder.hear(frame(1, 20, packets[0]).toBuilder().setStream(7).build());
        recorder.hear(frame(1, 25, packets[1]).toBuilder().setStream(8).build());

        assertThat(recorder.reports()).hasSize(2).allSatisfy(report -> {
            assertThat(report.speaker()).isEqualTo("alice");
            assertThat(report.duplicates()).isZero();
        });
    }

    @Test
    void mix_jitteringArrivals_leavesNoHoles() {
        byte[][] packets = packets(50);
        for (int i = 0; i < packets.length; i++) {
            hear(i + 1, i * 20 + (i % 3) * 15, packets[i]);
        }

        assertThat(recorder.mix().samples()).hasSize(50 * Pcm.FRAME);
    }

    @Test
    void mix_lostPackets_keepTheirTime() {
        byte[][] packets = packets(30);
        for (int i = 0; i < packets.length; i++) {
            if (i < 5 || i >= 25) {
                hear(i + 1, i * 20, packets[i]);
            }
        }

        assertThat(recorder.mix().samples()).hasSize(30 * Pcm.FRAME);
        assertThat(recorder.reports().getFirst().missing()).isEqualTo(20);
    }

    @Test
    void mix_pauseBetweenBursts_isSilence() {
        byte[][] packets = packets(2);
        hear(1, 0, packets[0]);
        hear(2, 2_000, packets[1]);

        assertThat(recorder.mix().samples()).hasSize(2 * Pcm.RATE + Pcm.FRAME);
    }

    @Test
    void mix_twoSpeakers_addsAndLimits() {
        Timeline.Piece loud = new Timeline.Piece(0, new short[] {30_000, 30_000, -30_000});
        Timeline.Piece later = new Timeline.Piece(1, new short[] {30_000, -30_000, 5});

        assertThat(SpeechRecorder.mix(List.of(List.of(loud), List.of(later))).samples())
                .containsExactly(30_000, Short.MAX_VALUE, Short.MIN_VALUE, 5);
    }

    @Test
    void mix_nothingHeard_isEmpty() {
        assertThat(recorder.mix().samples()).isEmpty();
    }

    private void hear(long sequence, long atMs, byte[] packet) {
        clock.now = atMs;
        recorder.hear(frame(sequence, sequence * 20, packet));
    }

    private static VoiceFrame frame(long sequence, long capturedAt, byte[] packet) {
        return VoiceFrame.newBuilder()
                .setSpeakerId("alice")
                .setSequence(sequence)
                .setCapturedAt(capturedAt)
                .setOpus(ByteString.copyFrom(packet))
                .build();
    }

    private byte[][] packets(int count) {
        byte[][] packets = new byte[count][];
        for (int i = 0; i < count; i++) {
            short[] frame = new short[Pcm.FRAME];
            for (int j = 0; j < frame.length; j++) {
                frame[j] = (short) (8_000 * Math.sin(2 * Math.PI * 300 * (i * Pcm.FRAME + j) / Pcm.RATE));
            }
            packets[i] = encoder.encode(frame);
        }
        return packets;
    }

    private static final class Ticks extends Clock {
        private long now;

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(now);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
