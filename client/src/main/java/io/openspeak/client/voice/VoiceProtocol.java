package io.openspeak.client.voice;

import io.grpc.CallCredentials;
import io.grpc.Channel;
import io.grpc.stub.ClientResponseObserver;
import io.openspeak.client.failure.OpenSpeakException;
import io.openspeak.client.floor.Floors;
import io.openspeak.client.id.ChannelId;
import io.openspeak.client.id.SessionId;
import io.openspeak.client.link.CloseReason;
import io.openspeak.client.link.Heard;
import io.openspeak.client.link.LinkState;
import io.openspeak.client.link.StreamProtocol;
import io.openspeak.voice.v1.OpenVoiceRequest;
import io.openspeak.voice.v1.OpenVoiceResponse;
import io.openspeak.voice.v1.VoiceAttached;
import io.openspeak.voice.v1.VoiceCloseReason;
import io.openspeak.voice.v1.VoiceDetach;
import io.openspeak.voice.v1.VoiceFrame;
import io.openspeak.voice.v1.VoiceGap;
import io.openspeak.voice.v1.VoiceHello;
import io.openspeak.voice.v1.VoicePong;
import io.openspeak.voice.v1.VoiceRejection;
import io.openspeak.voice.v1.VoiceServiceGrpc;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The words of OpenVoice. */
final class VoiceProtocol implements StreamProtocol<OpenVoiceRequest, OpenVoiceResponse> {

    /** How the protocol reaches the stream it is spoken on, and the rest of the connection. */
    interface Mouth {
        void say(OpenVoiceRequest request);

        void flush();

        void settled(ChannelId channel, @Nullable OpenSpeakException failure);
    }

    private final CallCredentials credentials;
    private final VoiceListener listener;
    private final VoiceTally tally;
    private final Floors floors;
    private final Mouth mouth;
    private final HeardStreams heard = new HeardStreams();
    private final WhoSpeaks whoSpeaks;
    private final Map<ChannelId, Attachment> attachments = new ConcurrentHashMap<>();
    private volatile Map<ChannelId, Attachment> greeted = Map.of();
    private volatile boolean moving;
    private volatile @Nullable SessionId session;

    VoiceProtocol(CallCredentials credentials, VoiceListener listener, VoiceTally tally, Floors floors, Mouth mouth) {
        this.credentials = credentials;
        this.listener = listener;
        this.tally = tally;
        this.floors = floors;
        this.mouth = mouth;
        whoSpeaks = new WhoSpeaks(listener);
    }

    void speakFor(@Nullable SessionId speaking, List<Attachment> wanted) {
        session = speaking;
        attachments.clear();
        whoSpeaks.leaveAll();
        wanted.forEach(this::attach);
    }

    void attach(Attachment attachment) {
        attachments.put(attachment.channel(), attachment);
    }

    void detach(ChannelId channel) {
        attachments.remove(channel);
        whoSpeaks.leave(channel);
    }

    @Override
    public void start(Channel channel, ClientResponseObserver<OpenVoiceRequest, OpenVoiceResponse> answers) {
        VoiceServiceGrpc.newStub(channel).withCallCredentials(credentials).openVoice(answers);
    }

    @Override
    public OpenVoiceRequest hello() {
        SessionId speaking = session;
        VoiceHello.Builder hello = VoiceHello.newBuilder().setSessionId(speaking == null ? "" : speaking.value());
        greeted = Map.copyOf(attachments);
        greeted.values().forEach(attachment -> hello.addAttach(attachment.message()));
        return OpenVoiceRequest.newBuilder().setHello(hello).build();
    }

    @Override
    public @Nullable OpenVoiceRequest farewell() {
        return null; // Ending the stream says it all.
    }

    @Override
    public Heard hear(OpenVoiceResponse message, boolean live) {
        if (message.hasWelcome() == live && !message.hasClosing()) {
            return new Heard.OutOfPlace(live ? "a second welcome" : "something before the welcome");
        }
        parts(message);
        if (message.hasClosing()) {
            CloseReason reason = meaningOf(message.getClosing().getReason());
            return reason == CloseReason.GOING_AWAY ? new Heard.Leave(reason) : new Heard.Closing(reason);
        }
        return message.hasWelcome()
                ? new Heard.Welcome(
                        Duration.ofMillis(message.getWelcome().getLimits().getSilenceMs()))
                : Heard.CONTENT;
    }

    private void parts(OpenVoiceResponse message) {
        if (message.hasPing()) {
            mouth.say(OpenVoiceRequest.newBuilder()
                    .setPong(VoicePong.newBuilder().setNonce(message.getPing().getNonce()))
                    .build());
        }
        for (VoiceGap gap : message.getGapsList()) {
            tally.lostInQueue(gap.getCount());
            listener.onGap(gap);
        }
        tally.received(message.getFramesCount());
        for (VoiceFrame frame : message.getFramesList()) {
            if (heard.isNew(frame)) {
                listener.onFrame(frame);
            }
        }
        for (VoiceRejection rejection : message.getRejectionsList()) {
            tally.rejected(rejection);
            listener.onRejection(rejection);
        }
        if (message.hasFloor() && floors.hear(message.getFloor())) {
            listener.onFloor(message.getFloor());
        }
        message.getQualityList().forEach(listener::onQuality);
        message.getSpeakingList().forEach(whoSpeaks::hear);
        if (message.hasAttached()) {
            attached(message.getAttached());
        }
    }

    private void attached(VoiceAttached attached) {
        ChannelId channel = new ChannelId(attached.getChannelId());
        if (attached.getErrorReason().isEmpty()) {
            mouth.settled(channel, null);
            return;
        }
        OpenSpeakException failure = OpenSpeakException.refused(attached.getErrorReason(), attached.getErrorMessage());
        attachments.remove(channel);
        whoSpeaks.leave(channel);
        mouth.settled(channel, failure);
        listener.onRefused(channel, failure);
    }

    @Override
    public void changed(LinkState state) {
        switch (state) {
            case LinkState.Live ignored -> {
                tally.live(moving);
                moving = false;
                catchUp();
                floors.live();
                mouth.flush();
            }
            case LinkState.Moving ignored -> moving = true;
            case LinkState.Connecting ignored -> moving = false;
            case LinkState.Reconnecting ignored -> {
                moving = false;
                whoSpeaks.leaveAll();
            }
            case LinkState.Closed ignored -> {
                moving = false;
                floors.ended();
                whoSpeaks.leaveAll();
            }
        }
        listener.onState(state);
    }

    /** Says what changed between the hello and its welcome. */
    private void catchUp() {
        Map<ChannelId, Attachment> said = greeted;
        attachments.values().stream()
                .filter(wanted -> !wanted.equals(said.get(wanted.channel())))
                .forEach(wanted -> mouth.say(OpenVoiceRequest.newBuilder()
                        .setAttach(wanted.message())
                        .build()));
        said.keySet().stream()
                .filter(channel -> !attachments.containsKey(channel))
                .forEach(channel -> mouth.say(detachment(channel)));
    }

    static OpenVoiceRequest detachment(ChannelId channel) {
        return OpenVoiceRequest.newBuilder()
                .setDetach(VoiceDetach.newBuilder().setChannelId(channel.value()))
                .build();
    }

    HeardStreams heard() {
        return heard;
    }

    @Override
    public void writable() {
        mouth.flush();
    }

    private static CloseReason meaningOf(VoiceCloseReason reason) {
        return switch (reason) {
            case VOICE_CLOSE_REASON_GOING_AWAY -> CloseReason.GOING_AWAY;
            case VOICE_CLOSE_REASON_SILENT -> CloseReason.SILENT;
            case VOICE_CLOSE_REASON_UNAUTHORIZED -> CloseReason.UNAUTHORIZED;
            case VOICE_CLOSE_REASON_SLOW_CONSUMER -> CloseReason.SLOW_CONSUMER;
            case VOICE_CLOSE_REASON_UNSPECIFIED, UNRECOGNIZED -> CloseReason.CONNECTION_LOST;
        };
    }
}
