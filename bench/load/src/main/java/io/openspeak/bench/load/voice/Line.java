package io.openspeak.bench.load.voice;

import com.google.protobuf.ByteString;
import io.openspeak.client.voice.VoiceListener;
import io.openspeak.voice.v1.OpenVoiceRequest;
import io.openspeak.voice.v1.OpenVoiceResponse;
import io.openspeak.voice.v1.VoiceFrame;
import io.openspeak.voice.v1.VoiceHello;
import io.openspeak.voice.v1.VoicePong;
import io.openspeak.voice.v1.VoiceRejection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** One person's voice connection, over whichever wire. It hears on the wire's thread; one thread sends. */
final class Line implements AutoCloseable {

    /** What carries the messages of one line. */
    interface Wire {

        /** False: it takes nothing now. */
        boolean write(OpenVoiceRequest message);

        void close();
    }

    private static final long PATIENCE_SECONDS = 60;

    private final String channelId;
    private final VoiceHello hello;
    private final VoiceListener listener;
    private final CompletableFuture<Line> welcomed =
            new CompletableFuture<Line>().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
    private final AtomicLong refused = new AtomicLong();
    private volatile @Nullable Wire wire;
    private long sequence;

    Line(String channelId, VoiceHello hello, VoiceListener listener) {
        this.channelId = channelId;
        this.hello = hello;
        this.listener = listener;
    }

    /** Waits until the server has welcomed it. */
    Line awaitWelcome() {
        return welcomed.join();
    }

    /** The wire is there. */
    void opened(Wire opened) {
        wire = opened;
        opened.write(OpenVoiceRequest.newBuilder().setHello(hello).build());
    }

    /** The wire could not be made, or ended. */
    void failed(Throwable cause) {
        welcomed.completeExceptionally(cause);
    }

    void take(OpenVoiceResponse message) {
        message.getGapsList().forEach(listener::onGap);
        message.getFramesList().forEach(listener::onFrame);
        for (VoiceRejection rejection : message.getRejectionsList()) {
            refused.addAndGet(rejection.getCount());
        }
        if (message.hasPing()) {
            write(OpenVoiceRequest.newBuilder()
                    .setPong(VoicePong.newBuilder().setNonce(message.getPing().getNonce()))
                    .build());
        }
        if (message.hasWelcome()) {
            welcomed.complete(this);
        }
    }

    /** Sends a packet to the channel. */
    void send(ByteString opus) {
        VoiceFrame.Builder frame = VoiceFrame.newBuilder()
                .setChannelId(channelId)
                .setSequence(++sequence)
                .setCapturedAt(System.currentTimeMillis())
                .setOpus(opus);
        if (!write(OpenVoiceRequest.newBuilder().setFrame(frame).build())) {
            refused.incrementAndGet();
        }
    }

    private boolean write(OpenVoiceRequest message) {
        Wire open = wire;
        return open != null && open.write(message);
    }

    /** Frames sent that were not forwarded, as far as it was told, or that never left. */
    long refused() {
        return refused.get();
    }

    @Override
    public void close() {
        Wire open = wire;
        if (open != null) {
            open.close();
        }
    }
}
