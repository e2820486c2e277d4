package io.openspeak.voice.routing.contract;

import com.google.protobuf.ByteString;
import io.openspeak.platform.identity.UserId;
import io.openspeak.voice.routing.domain.EncodedFrame;
import io.openspeak.voice.v1.VoiceFrame;
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

/** What a frame costs as bytes, once when it comes in. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class WireFramesBenchmark {

    private static final UserId SPEAKER = new UserId("speaker");

    private final byte[] received = VoiceFrame.newBuilder()
            .setChannelId("general")
            .setSequence(123_456)
            .setCapturedAt(1_700_000_000_000L)
            .setOpus(ByteString.copyFrom(new byte[80]))
            .build()
            .toByteArray();

    /** Read from the speaker and encoded for everybody. */
    @Benchmark
    public EncodedFrame readAndEncode() throws Exception {
        return WireFrames.encode(VoiceFrame.parseFrom(received), SPEAKER, 0);
    }
}
