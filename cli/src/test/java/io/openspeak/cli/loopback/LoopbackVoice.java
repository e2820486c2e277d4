package io.openspeak.cli.loopback;

import com.google.rpc.Code;
import io.grpc.stub.StreamObserver;
import io.openspeak.voice.v1.OpenVoiceRequest;
import io.openspeak.voice.v1.OpenVoiceResponse;
import io.openspeak.voice.v1.RejectionReason;
import io.openspeak.voice.v1.VoiceAttach;
import io.openspeak.voice.v1.VoiceFrame;
import io.openspeak.voice.v1.VoiceHello;
import io.openspeak.voice.v1.VoiceLimits;
import io.openspeak.voice.v1.VoiceRejection;
import io.openspeak.voice.v1.VoiceServiceGrpc;
import io.openspeak.voice.v1.VoiceWelcome;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Forwards frames to everyone else who is attached to the channel, unless the speaker's session is muted. */
final class LoopbackVoice extends VoiceServiceGrpc.VoiceServiceImplBase {

    private final Loopback loopback;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();

    LoopbackVoice(Loopback loopback) {
        this.loopback = loopback;
    }

    int connections() {
        return connections.size();
    }

    @Override
    public StreamObserver<OpenVoiceRequest> openVoice(StreamObserver<OpenVoiceResponse> answers) {
        return new Connection(Caller.now(), answers);
    }

    private final class Connection implements StreamObserver<OpenVoiceRequest> {

        private final String user;
        private final StreamObserver<OpenVoiceResponse> answers;
        private volatile VoiceHello hello = VoiceHello.getDefaultInstance();

        Connection(String user, StreamObserver<OpenVoiceResponse> answers) {
            this.user = user;
            this.answers = answers;
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
        }

        private void open(VoiceHello said) {
            for (VoiceAttach attach : said.getAttachList()) {
                if (!loopback.isMember(user, attach.getChannelId())) {
                    answers.onError(Refusal.of(
                            Code.PERMISSION_DENIED,
                            "not_a_member",
                            user + " is not in the channel " + attach.getChannelId()));
                    return;
                }
            }
            hello = said;
            connections.add(this);
            say(OpenVoiceResponse.newBuilder()
                    .setWelcome(VoiceWelcome.newBuilder()
                            .setLimits(VoiceLimits.newBuilder().setSilenceMs(35_000)))
                    .build());
        }

        private void frame(VoiceFrame frame) {
            if (loopback.presence.isMuted(hello.getSessionId())) {
                say(OpenVoiceResponse.newBuilder()
                        .addRejections(VoiceRejection.newBuilder()
                                .setReason(RejectionReason.REJECTION_REASON_SELF_MUTED)
                                .setCount(1))
                        .build());
                return;
            }
            OpenVoiceResponse forwarded = OpenVoiceResponse.newBuilder()
                    .addFrames(frame.toBuilder().setSpeakerId(user))
                    .build();
            connections.stream()
                    .filter(other -> other != this && other.hears(frame.getChannelId()))
                    .forEach(other -> other.say(forwarded));
        }

        private boolean hears(String channel) {
            return hello.getAttachList().stream()
                    .anyMatch(attach -> attach.getChannelId().equals(channel) && !attach.getSendOnly());
        }

        private synchronized void say(OpenVoiceResponse message) {
            answers.onNext(message);
        }

        @Override
        public void onError(Throwable thrown) {
            connections.remove(this);
        }

        @Override
        public void onCompleted() {
            connections.remove(this);
            answers.onCompleted();
        }
    }
}
