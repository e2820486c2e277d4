package io.openspeak.voice.stream;

import io.openspeak.platform.failures.Failure;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.PodId;
import io.openspeak.voice.VoiceSettings;
import io.openspeak.voice.floor.FloorSettings;
import io.openspeak.voice.routing.domain.Quality;
import io.openspeak.voice.routing.domain.Rejection;
import io.openspeak.voice.routing.domain.RejectionReports.Report;
import io.openspeak.voice.speaking.domain.SpeakersTold;
import io.openspeak.voice.v1.OpenVoiceResponse;
import io.openspeak.voice.v1.RejectionReason;
import io.openspeak.voice.v1.SpeakingChanged;
import io.openspeak.voice.v1.VoiceAttached;
import io.openspeak.voice.v1.VoiceCloseReason;
import io.openspeak.voice.v1.VoiceClosing;
import io.openspeak.voice.v1.VoiceLimits;
import io.openspeak.voice.v1.VoicePing;
import io.openspeak.voice.v1.VoiceRejection;
import io.openspeak.voice.v1.VoiceWelcome;
import java.util.List;

/** What the server says on a voice stream beside frames. */
public final class VoiceMessages {

    private VoiceMessages() {}

    static OpenVoiceResponse welcome(String connectionId, String pod, VoiceSettings settings, FloorSettings floor) {
        return OpenVoiceResponse.newBuilder()
                .setWelcome(VoiceWelcome.newBuilder()
                        .setConnectionId(connectionId)
                        .setPod(pod)
                        .setLimits(VoiceLimits.newBuilder()
                                .setMaxOpusBytes(settings.maxOpusBytes())
                                .setMaxFramesPerSecond(settings.maxFramesPerSecond())
                                .setMaxPacketAgeMs((int) settings.maxPacketAge().toMillis())
                                .setMaxBroadcastLagMs(
                                        (int) settings.maxBroadcastLag().toMillis())
                                .setPingIntervalMs(settings.pingInterval().toMillis())
                                .setSilenceMs(settings.silence().toMillis())
                                .setFloorSilenceMs(floor.silence().toMillis())
                                .setLongestTalkMs(floor.longestTalk().toMillis())
                                .setTalkWarningMs(floor.talkWarning().toMillis())
                                .setPreGrantMs(floor.preGrant().toMillis())
                                .setQueueWaitMs(floor.queueWait().toMillis())
                                .setQualityIntervalMs(settings.qualityInterval().toMillis())))
                .build();
    }

    static OpenVoiceResponse quality(List<Quality> reports, PodId pod) {
        return OpenVoiceResponse.newBuilder()
                .addAllQuality(QualityMessages.of(reports, pod))
                .build();
    }

    static OpenVoiceResponse speaking(List<SpeakersTold.News> news) {
        OpenVoiceResponse.Builder response = OpenVoiceResponse.newBuilder();
        for (SpeakersTold.News each : news) {
            response.addSpeaking(SpeakingChanged.newBuilder()
                    .setChannelId(each.channel().value())
                    .setUserId(each.user().value())
                    .setSpeaking(each.speaking()));
        }
        return response.build();
    }

    static OpenVoiceResponse ping(long nonce) {
        return OpenVoiceResponse.newBuilder()
                .setPing(VoicePing.newBuilder().setNonce(nonce))
                .build();
    }

    static OpenVoiceResponse attached(ChannelId channel) {
        return OpenVoiceResponse.newBuilder()
                .setAttached(VoiceAttached.newBuilder().setChannelId(channel.value()))
                .build();
    }

    static OpenVoiceResponse notAttached(String channel, Failure why) {
        return OpenVoiceResponse.newBuilder()
                .setAttached(VoiceAttached.newBuilder()
                        .setChannelId(channel)
                        .setErrorReason(why.reason().wireName())
                        .setErrorMessage(why.toldMessage()))
                .build();
    }

    /** The end for what the client did or for a failure of ours, on transports that have no words of their own for it. */
    public static OpenVoiceResponse closing(Failure failure) {
        return OpenVoiceResponse.newBuilder()
                .setClosing(VoiceClosing.newBuilder()
                        .setErrorReason(failure.reason().wireName())
                        .setErrorMessage(failure.toldMessage()))
                .build();
    }

    static OpenVoiceResponse closing(VoiceCloseReason reason) {
        return OpenVoiceResponse.newBuilder()
                .setClosing(VoiceClosing.newBuilder().setReason(reason))
                .build();
    }

    static OpenVoiceResponse rejections(List<Report> reports) {
        OpenVoiceResponse.Builder response = OpenVoiceResponse.newBuilder();
        for (Report report : reports) {
            response.addRejections(VoiceRejection.newBuilder()
                    .setChannelId(report.channel())
                    .setReason(reason(report.why()))
                    .setCount(report.count())
                    .setFirstSequence(report.firstSequence()));
        }
        return response.build();
    }

    private static RejectionReason reason(Rejection why) {
        return switch (why) {
            case NOT_A_MEMBER -> RejectionReason.REJECTION_REASON_NOT_A_MEMBER;
            case SELF_MUTED -> RejectionReason.REJECTION_REASON_SELF_MUTED;
            case SERVER_MUTED -> RejectionReason.REJECTION_REASON_SERVER_MUTED;
            case NO_SPEAK_RIGHT -> RejectionReason.REJECTION_REASON_NO_SPEAK_RIGHT;
            case NO_FLOOR -> RejectionReason.REJECTION_REASON_NO_FLOOR;
            case TOO_OLD -> RejectionReason.REJECTION_REASON_TOO_OLD;
            case BAD_SIZE -> RejectionReason.REJECTION_REASON_BAD_SIZE;
            case RATE_LIMITED -> RejectionReason.REJECTION_REASON_RATE_LIMITED;
            case NOT_AMONG_LOUDEST -> RejectionReason.REJECTION_REASON_NOT_AMONG_LOUDEST;
        };
    }
}
