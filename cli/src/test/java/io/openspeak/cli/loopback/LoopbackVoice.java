package io.openspeak.cli.loopback;

import com.google.rpc.Code;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.openspeak.channel.v1.ChannelKind;
import io.openspeak.voice.v1.FloorState;
import io.openspeak.voice.v1.GetFloorRequest;
import io.openspeak.voice.v1.GetFloorResponse;
import io.openspeak.voice.v1.GetStreamQualityRequest;
import io.openspeak.voice.v1.GetStreamQualityResponse;
import io.openspeak.voice.v1.ListBurstsRequest;
import io.openspeak.voice.v1.ListBurstsResponse;
import io.openspeak.voice.v1.OpenVoiceRequest;
import io.openspeak.voice.v1.OpenVoiceResponse;
import io.openspeak.voice.v1.RejectionReason;
import io.openspeak.voice.v1.StreamQuality;
import io.openspeak.voice.v1.VoiceAttach;
import io.openspeak.voice.v1.VoiceCloseReason;
import io.openspeak.voice.v1.VoiceClosing;
import io.openspeak.voice.v1.VoiceFrame;
import io.openspeak.voice.v1.VoiceHello;
import io.openspeak.voice.v1.VoiceLimits;
import io.openspeak.voice.v1.VoiceRejection;
import io.openspeak.voice.v1.VoiceServiceGrpc;
import io.openspeak.voice.v1.VoiceWelcome;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Forwards frames to everyone else who is attached to the channel, unless the speaker's session is muted or somebody else has the
 * floor; reports quality every 25 frames, and remembers each channel's frames as one burst.
 */
final class LoopbackVoice extends VoiceServiceGrpc.VoiceServiceImplBase {

    private static final int FRAMES_A_REPORT = 25;

    private final Loopback loopback;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final Map<String, LoopbackFloor> floors = new ConcurrentHashMap<>();
    private final Map<String, List<VoiceFrame>> said = new ConcurrentHashMap<>();

    LoopbackVoice(Loopback loopback) {
        this.loopback = loopback;
    }

    int connections() {
        return connections.size();
    }

    LoopbackFloor floor(String channel) {
        return floors.computeIfAbsent(channel, id -> new LoopbackFloor(id, connections));
    }

    /** Asks all to go elsewhere, as a stopping pod would, and goes on. */
    void goAway() {
        connections.forEach(connection -> connection.say(OpenVoiceResponse.newBuilder()
                .setClosing(VoiceClosing.newBuilder().setReason(VoiceCloseReason.VOICE_CLOSE_REASON_GOING_AWAY))
                .build()));
    }

    @Override
    public StreamObserver<OpenVoiceRequest> openVoice(StreamObserver<OpenVoiceResponse> answers) {
        return new Connection(Caller.now(), answers);
    }

    @Override
    public void getFloor(GetFloorRequest request, StreamObserver<GetFloorResponse> answer) {
        answer.onNext(GetFloorResponse.newBuilder()
                .setFloor(floor(request.getChannelId()).state())
                .build());
        answer.onCompleted();
    }

    @Override
    public void getStreamQuality(GetStreamQualityRequest request, StreamObserver<GetStreamQualityResponse> answer) {
        GetStreamQualityResponse.Builder all = GetStreamQualityResponse.newBuilder();
        connections.stream()
                .filter(connection -> connection.hears(request.getChannelId()))
                .forEach(connection -> all.addStreams(connection.quality(request.getChannelId())));
        answer.onNext(all.build());
        answer.onCompleted();
    }

    @Override
    public void listBursts(ListBurstsRequest request, StreamObserver<ListBurstsResponse> answer) {
        List<VoiceFrame> frames = said.getOrDefault(request.getChannelId(), List.of());
        if (!frames.isEmpty()) {
            answer.onNext(ListBurstsResponse.newBuilder()
                    .setBurst(1)
                    .addAllFrames(frames)
                    .build());
        }
        answer.onCompleted();
    }

    private final class Connection implements StreamObserver<OpenVoiceRequest>, LoopbackFloor.Person {

        private final String user;
        private final ServerCallStreamObserver<OpenVoiceResponse> answers;
        private boolean over;
        private volatile VoiceHello hello = VoiceHello.getDefaultInstance();
        private volatile int frames;

        Connection(String user, StreamObserver<OpenVoiceResponse> answers) {
            this.user = user;
            this.answers = (ServerCallStreamObserver<OpenVoiceResponse>) answers;
            // Else what is forwarded to a client that has just gone would end the stream of the one who speaks.
            this.answers.setOnCancelHandler(() -> {});
        }

        @Override
        public void onNext(OpenVoiceRequest request) {
            if (request.hasHello()) {
                open(request.getHello());
            }
            if (request.hasFrame()) {
                frame(request.getFrame());
            }
            request.getFrames().getFramesList().forEach(this::frame);
            if (request.hasRequestFloor()) {
                floor(request.getRequestFloor().getChannelId()).request(this, request.getRequestFloor());
            }
            if (request.hasReleaseFloor()) {
                floor(request.getReleaseFloor().getChannelId()).release(this);
            }
        }

        private synchronized void open(VoiceHello said) {
            for (VoiceAttach attach : said.getAttachList()) {
                if (!attach.getGuest() && !loopback.isMember(user, attach.getChannelId())) {
                    over = true;
                    answers.onError(Refusal.of(
                            Code.PERMISSION_DENIED,
                            "not_a_member",
                            user + " is not in the channel " + attach.getChannelId()));
                    return;
                }
            }
            hello = said;
            connections.add(this); // Whatever others say to it waits for the welcome.
            say(OpenVoiceResponse.newBuilder()
                    .setWelcome(VoiceWelcome.newBuilder()
                            .setLimits(VoiceLimits.newBuilder().setSilenceMs(35_000)))
                    .build());
        }

        private void frame(VoiceFrame frame) {
            if (loopback.presence.isMuted(hello.getSessionId())) {
                reject(RejectionReason.REJECTION_REASON_SELF_MUTED);
                return;
            }
            if (loopback.kindOf(frame.getChannelId()) == ChannelKind.CHANNEL_KIND_PUSH_TO_TALK
                    && !floor(frame.getChannelId()).isHeldBy(this)) {
                reject(RejectionReason.REJECTION_REASON_NO_FLOOR);
                return;
            }
            VoiceFrame spoken = frame.toBuilder().setSpeakerId(user).build();
            said.computeIfAbsent(frame.getChannelId(), id -> new CopyOnWriteArrayList<>())
                    .add(spoken);
            OpenVoiceResponse forwarded =
                    OpenVoiceResponse.newBuilder().addFrames(spoken).build();
            connections.stream()
                    .filter(other -> other != this && other.hears(frame.getChannelId()) && other.isMeant(frame))
                    .forEach(other -> other.say(forwarded));
            if (++frames % FRAMES_A_REPORT == 0) {
                say(OpenVoiceResponse.newBuilder()
                        .addQuality(quality(frame.getChannelId()))
                        .build());
            }
        }

        private StreamQuality quality(String channel) {
            return StreamQuality.newBuilder()
                    .setUserId(user)
                    .setSending(true)
                    .setFrames(frames)
                    .setChannelId(channel)
                    .setJitterMs(1.5)
                    .setPod("loopback")
                    .build();
        }

        private void reject(RejectionReason reason) {
            say(OpenVoiceResponse.newBuilder()
                    .addRejections(VoiceRejection.newBuilder().setReason(reason).setCount(1))
                    .build());
        }

        private boolean isMeant(VoiceFrame frame) {
            return frame.getWhisperToCount() == 0 || frame.getWhisperToList().contains(user);
        }

        private boolean hears(String channel) {
            return hello.getAttachList().stream()
                    .anyMatch(attach -> attach.getChannelId().equals(channel) && !attach.getSendOnly());
        }

        @Override
        public String user() {
            return user;
        }

        @Override
        public void say(FloorState state) {
            say(OpenVoiceResponse.newBuilder().setFloor(state).build());
        }

        private synchronized void say(OpenVoiceResponse message) {
            if (!over) {
                answers.onNext(message);
            }
        }

        private synchronized void end() {
            if (!over) {
                over = true;
                answers.onCompleted();
            }
        }

        @Override
        public void onError(Throwable thrown) {
            leave();
        }

        @Override
        public void onCompleted() {
            leave();
            end();
        }

        private void leave() {
            connections.remove(this);
            floors.values().forEach(floor -> floor.release(this));
        }
    }
}
