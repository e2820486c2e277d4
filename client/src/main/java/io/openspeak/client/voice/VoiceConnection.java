package io.openspeak.client.voice;

import com.google.protobuf.ByteString;
import io.openspeak.client.call.Address;
import io.openspeak.client.call.Connections;
import io.openspeak.client.failure.OpenSpeakException;
import io.openspeak.client.floor.FloorNews;
import io.openspeak.client.floor.FloorPriority;
import io.openspeak.client.floor.Floors;
import io.openspeak.client.id.ChannelId;
import io.openspeak.client.id.SessionId;
import io.openspeak.client.id.UserId;
import io.openspeak.client.link.LinkSettings;
import io.openspeak.client.link.LinkState;
import io.openspeak.client.link.StreamLink;
import io.openspeak.client.link.Timers;
import io.openspeak.client.signin.AccessTokens;
import io.openspeak.client.signin.BearerToken;
import io.openspeak.voice.v1.FloorRelease;
import io.openspeak.voice.v1.FloorRequest;
import io.openspeak.voice.v1.FloorState;
import io.openspeak.voice.v1.OpenVoiceRequest;
import io.openspeak.voice.v1.OpenVoiceResponse;
import io.openspeak.voice.v1.VoiceFrame;
import io.openspeak.voice.v1.VoiceFrames;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A voice stream that comes back after breaks: sends frames without ever waiting, and brings each frame of others once.
 *
 * <p>Asked by a pod that stops to go elsewhere, it hears both pods until all that was said has come, and speaks to the new one from
 * its welcome on.
 */
public final class VoiceConnection implements AutoCloseable {

    /** Half a second of speech: the server drops what is older. */
    private static final int MOST_WAITING = 25;

    private static final Duration ATTACH_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration FLOOR_TIMEOUT = Duration.ofSeconds(5);

    private final FrameNumbers numbers = new FrameNumbers();
    private final Map<ChannelId, CompletableFuture<@Nullable Void>> attaching = new ConcurrentHashMap<>();
    private final AtomicInteger drainWishes = new AtomicInteger();
    private final OutgoingFrames outgoing = new OutgoingFrames(MOST_WAITING);
    private final Queue<OpenVoiceRequest> afterFrames = new ConcurrentLinkedQueue<>();
    private final VoiceTally tally = new VoiceTally();
    private final Clock clock;
    private final Floors floors;
    private final VoiceProtocol protocol;
    private final StreamLink<OpenVoiceRequest, OpenVoiceResponse> link;

    private VoiceConnection(
            Connections connections,
            List<Address> addresses,
            AccessTokens tokens,
            LinkSettings settings,
            Clock clock,
            VoiceListener listener) {
        this.clock = clock;
        this.floors = new Floors(tokens.get().userId(), new FloorLine(listener));
        this.protocol = new VoiceProtocol(new BearerToken(tokens), listener, tally, floors, new VoiceProtocol.Mouth() {
            @Override
            public void say(OpenVoiceRequest request) {
                send(request);
            }

            @Override
            public void flush() {
                sendWaiting();
            }

            @Override
            public void settled(ChannelId channel, @Nullable OpenSpeakException failure) {
                settle(channel, failure);
            }
        });
        this.link = new StreamLink<>(protocol, connections, addresses, tokens, settings);
    }

    /** Opens a stream and waits for the welcome; a hello that names a foreign channel fails with {@code not_a_member}. */
    public static VoiceConnection open(
            Connections connections,
            List<Address> addresses,
            AccessTokens tokens,
            LinkSettings settings,
            Clock clock,
            @Nullable SessionId session,
            List<Attachment> attachments,
            VoiceListener listener,
            Duration within) {
        VoiceConnection voice = new VoiceConnection(connections, addresses, tokens, settings, clock, listener);
        voice.protocol.speakFor(session, attachments);
        voice.link.open(within);
        return voice;
    }

    /** Sends a packet captured now, of unknown loudness. */
    public long send(ChannelId channel, ByteString opus) {
        return send(channel, new Packet(opus, clock.millis(), 0));
    }

    /**
     * Sends a packet; never blocks. What the transport does not take waits for a moment, the oldest goes first. In a push-to-talk
     * channel it goes under the grant that there is; while one asks it goes without, and the server keeps it until it has decided.
     *
     * @return its sequence number: counts from 1 for each channel, over reconnects
     */
    public long send(ChannelId channel, Packet packet) {
        return send(frame(channel, packet, numbers.ofSpeech(channel)).setFloorToken(floors.token(channel)));
    }

    /**
     * Sends a packet to some in a channel alone, as {@link #send(ChannelId, Packet)}; in a channel that one is not in after an attach
     * as a guest.
     *
     * @return its sequence number among whispers to these
     */
    public long whisper(ChannelId channel, Packet packet, Set<UserId> to) {
        return send(frame(channel, packet, numbers.ofWhisper(channel, to))
                .setFloorToken(floors.token(channel))
                .addAllWhisperTo(to.stream().map(UserId::value).toList()));
    }

    private static VoiceFrame.Builder frame(ChannelId channel, Packet packet, FrameNumbers.Number number) {
        return VoiceFrame.newBuilder()
                .setChannelId(channel.value())
                .setStream(number.stream())
                .setSequence(number.sequence())
                .setCapturedAt(packet.capturedAt())
                .setLevel(packet.level())
                .setOpus(packet.opus());
    }

    private long send(VoiceFrame.Builder frame) {
        if (outgoing.add(frame.build())) {
            tally.droppedHere();
        }
        sendWaiting();
        return frame.getSequence();
    }

    /** Asks to speak in a push-to-talk channel; {@code wait} false: be denied rather than wait. Completes when that is decided. */
    public CompletableFuture<FloorNews.Answer> requestFloor(ChannelId channel, FloorPriority priority, boolean wait) {
        CompletableFuture<FloorNews.Answer> answer = floors.request(channel, priority, wait);
        Timers.after(FLOOR_TIMEOUT, () -> floors.expire(channel, answer));
        return answer;
    }

    /** Gives the floor back behind the frames sent so far, or the place in the queue, or takes the ask back. */
    public void releaseFloor(ChannelId channel) {
        floors.release(channel);
    }

    /** What is known of a channel's floor; empty: nothing was told yet. */
    public Optional<FloorState> floor(ChannelId channel) {
        return floors.state(channel);
    }

    /** Speaks and listens in a further channel, or anew in one joined since. */
    public CompletableFuture<@Nullable Void> attach(Attachment attachment) {
        CompletableFuture<@Nullable Void> outcome = new CompletableFuture<>();
        attaching.put(attachment.channel(), outcome);
        protocol.attach(attachment);
        Timers.after(
                ATTACH_TIMEOUT,
                () -> outcome.completeExceptionally(OpenSpeakException.unavailable(
                        "no answer within " + ATTACH_TIMEOUT.toSeconds() + " s to the attach")));
        send(OpenVoiceRequest.newBuilder().setAttach(attachment.message()).build());
        return outcome;
    }

    public void detach(ChannelId channel) {
        protocol.detach(channel);
        send(VoiceProtocol.detachment(channel));
    }

    /** Goes on for another session and other seats, on a fresh stream; sequence numbers continue. */
    public void renew(@Nullable SessionId session, List<Attachment> attachments) {
        protocol.speakFor(session, attachments);
        link.renew();
    }

    public VoiceCounters counters() {
        return tally.counters(protocol.heard());
    }

    public LinkState state() {
        return link.state();
    }

    private void sendWaiting() {
        // One thread drains at a time, or the order of frames could be swapped; who comes meanwhile leaves its wish and
        // goes.
        if (drainWishes.getAndIncrement() > 0) {
            return;
        }
        int granted = 1;
        do {
            while (link.isReady() && outgoing.size() > 0) {
                List<VoiceFrame> batch = outgoing.next();
                if (send(messageOf(batch))) {
                    tally.sent(batch.size());
                }
            }
            sendAfterFrames();
            granted = drainWishes.addAndGet(-granted);
        } while (granted > 0);
    }

    private void sendAfterFrames() {
        OpenVoiceRequest next = outgoing.size() == 0 ? afterFrames.peek() : null;
        while (next != null && send(next)) {
            afterFrames.remove(next);
            next = afterFrames.peek();
        }
    }

    private static OpenVoiceRequest messageOf(List<VoiceFrame> batch) {
        return batch.size() == 1
                ? OpenVoiceRequest.newBuilder().setFrame(batch.getFirst()).build()
                : OpenVoiceRequest.newBuilder()
                        .setFrames(VoiceFrames.newBuilder().addAllFrames(batch))
                        .build();
    }

    private boolean send(OpenVoiceRequest request) {
        return link.send(request);
    }

    private void settle(ChannelId channel, @Nullable OpenSpeakException failure) {
        CompletableFuture<@Nullable Void> outcome = attaching.remove(channel);
        if (outcome == null) {
            return; // Part of a hello: its welcome or refusal told already.
        }
        if (failure == null) {
            outcome.complete(null);
        } else {
            outcome.completeExceptionally(failure);
        }
    }

    @Override
    public void close() {
        floors.releaseAll();
        link.close();
    }

    /** Ends the stream without a word. */
    public void abandon() {
        link.abandon();
    }

    private final class FloorLine implements Floors.Line {

        private final VoiceListener listener;

        FloorLine(VoiceListener listener) {
            this.listener = listener;
        }

        @Override
        public void ask(FloorRequest request) {
            send(OpenVoiceRequest.newBuilder().setRequestFloor(request).build());
        }

        @Override
        public void giveBack(FloorRelease release) {
            afterFrames.add(
                    OpenVoiceRequest.newBuilder().setReleaseFloor(release).build());
            sendWaiting();
        }

        @Override
        public void tell(FloorNews news) {
            listener.onFloorNews(news);
        }
    }
}
