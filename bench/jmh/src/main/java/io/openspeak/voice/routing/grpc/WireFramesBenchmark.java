package io.openspeak.voice.routing.grpc;

import com.google.protobuf.ByteString;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.voice.routing.domain.Frame;
import io.openspeak.voice.v1.VoiceFrame;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a frame costs as bytes: once when it comes in, and once for each listener. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class WireFramesBenchmark {

    private static final UserId SPEAKER = new UserId("speaker");

    private final VoiceFrame spoken = VoiceFrame.newBuilder()
            .setChannelId("general")
            .setSequence(123_456)
            .setCapturedAt(1_700_000_000_000L)
            .setOpus(ByteString.copyFrom(new byte[80]))
            .build();
    private final byte[] received = spoken.toByteArray();
    private final Frame frame =
            new Frame(new ChannelId("general"), SPEAKER, 123_456, 0, Set.of(), WireFrames.encode(spoken, SPEAKER));
    private final List<Frame> one = List.of(frame);
    private final List<Frame> ten = List.of(frame, frame, frame, frame, frame, frame, frame, frame, frame, frame);

    /** Read from the speaker and encoded for everybody: once a frame. */
    @Benchmark
    public byte[] readAndEncode() throws Exception {
        return WireFrames.encode(VoiceFrame.parseFrom(received), SPEAKER);
    }

    /** The message with one frame: once a listener. */
    @Benchmark
    public Buffer messageOfOne() {
        return WireFrames.message(List.of(), one);
    }

    /** The message with ten frames: once a listener for all of them. */
    @Benchmark
    public Buffer messageOfTen() {
        return WireFrames.message(List.of(), ten);
    }
}
