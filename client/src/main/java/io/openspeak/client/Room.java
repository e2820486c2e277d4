package io.openspeak.client;

import com.google.protobuf.ByteString;
import io.openspeak.client.channel.Seat;
import io.openspeak.client.failure.OpenSpeakException;
import io.openspeak.client.floor.FloorNews;
import io.openspeak.client.floor.FloorPriority;
import io.openspeak.client.id.ChannelId;
import io.openspeak.client.link.CloseReason;
import io.openspeak.client.link.LinkState;
import io.openspeak.client.presence.PresenceSession;
import io.openspeak.client.voice.Attachment;
import io.openspeak.client.voice.Packet;
import io.openspeak.client.voice.VoiceConnection;
import io.openspeak.client.voice.VoiceCounters;
import io.openspeak.client.voice.VoiceListener;
import io.openspeak.voice.v1.FloorState;
import io.openspeak.voice.v1.SpeakingChanged;
import io.openspeak.voice.v1.StreamQuality;
import io.openspeak.voice.v1.VoiceFrame;
import io.openspeak.voice.v1.VoiceGap;
import io.openspeak.voice.v1.VoiceRejection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A seat in a channel with voice: what people need to talk, kept over lost sessions and dead pods. */
public final class Room implements AutoCloseable {

    /** Refusals in a row after which joining again is taken to be of no use. */
    private static final int MOST_REFUSALS = 3;

    private final KeptSeat seat;
    private final boolean sendOnly;
    private final boolean leaveOnClose;
    private final AtomicInteger refusals = new AtomicInteger();
    private final SeatListener onSeat = new SeatListener() {
        @Override
        public void onRetaken(Seat again) {
            connection().renew(seat().session().id(), attachments(again));
        }
    };
    private volatile @Nullable VoiceConnection voice;

    private Room(KeptSeat seat, boolean sendOnly, boolean leaveOnClose) {
        this.seat = seat;
        this.sendOnly = sendOnly;
        this.leaveOnClose = leaveOnClose;
    }

    /** Joins a channel and opens voice in it; {@link #close} leaves. */
    public static Room enter(
            OpenSpeak client, PresenceSession session, ChannelId channel, boolean sendOnly, VoiceListener listener) {
        KeptSeat seat = KeptSeat.take(client.channels(), session, channel);
        try {
            return new Room(seat, sendOnly, true).open(client, listener);
        } catch (RuntimeException e) {
            seat.close();
            throw e;
        }
    }

    /** Opens voice on a seat that one has already; {@link #close} leaves it taken. */
    public static Room on(OpenSpeak client, KeptSeat seat, boolean sendOnly, VoiceListener listener) {
        return new Room(seat, sendOnly, false).open(client, listener);
    }

    private Room open(OpenSpeak client, VoiceListener listener) {
        voice = client.openVoice(seat.session().id(), attachments(seat.seat()), new Watching(listener));
        seat.addListener(onSeat);
        return this;
    }

    private List<Attachment> attachments(Seat taken) {
        return List.of(new Attachment(seat.channel(), taken.position(), sendOnly));
    }

    public KeptSeat seat() {
        return seat;
    }

    /** The voice connection of this room. */
    public VoiceConnection connection() {
        VoiceConnection open = voice;
        if (open == null) {
            throw new IllegalStateException("voice is not open yet");
        }
        return open;
    }

    /** Sends an Opus packet captured now; its sequence number. */
    public long say(ByteString opus) {
        return connection().send(seat.channel(), opus);
    }

    /** Sends an Opus packet; its sequence number. */
    public long say(Packet packet) {
        return connection().send(seat.channel(), packet);
    }

    /** Asks to speak where only one at a time may; see {@link VoiceConnection#requestFloor}. */
    public CompletableFuture<FloorNews.Answer> requestFloor(FloorPriority priority, boolean wait) {
        return connection().requestFloor(seat.channel(), priority, wait);
    }

    public void releaseFloor() {
        connection().releaseFloor(seat.channel());
    }

    public VoiceCounters counters() {
        return connection().counters();
    }

    @Override
    public void close() {
        seat.removeListener(onSeat);
        connection().close();
        if (leaveOnClose) {
            seat.close();
        }
    }

    /** Passes news on, and takes the seat again when voice says that it is lost. */
    private final class Watching implements VoiceListener {

        private final VoiceListener told;

        Watching(VoiceListener told) {
            this.told = told;
        }

        @Override
        public void onState(LinkState state) {
            if (state instanceof LinkState.Live) {
                refusals.set(0);
            }
            boolean refused =
                    state instanceof LinkState.Closed(CloseReason why, var ignored) && why == CloseReason.REFUSED;
            if (refused && voice != null && refusals.incrementAndGet() <= MOST_REFUSALS) {
                seat.retake();
            }
            told.onState(state);
        }

        @Override
        public void onFrame(VoiceFrame frame) {
            told.onFrame(frame);
        }

        @Override
        public void onGap(VoiceGap gap) {
            told.onGap(gap);
        }

        @Override
        public void onRejection(VoiceRejection rejection) {
            told.onRejection(rejection);
        }

        @Override
        public void onFloor(FloorState floor) {
            told.onFloor(floor);
        }

        @Override
        public void onFloorNews(FloorNews news) {
            told.onFloorNews(news);
        }

        @Override
        public void onQuality(StreamQuality quality) {
            told.onQuality(quality);
        }

        @Override
        public void onSpeaking(SpeakingChanged speaking) {
            told.onSpeaking(speaking);
        }

        @Override
        public void onRefused(ChannelId channel, OpenSpeakException failure) {
            told.onRefused(channel, failure);
        }
    }
}
