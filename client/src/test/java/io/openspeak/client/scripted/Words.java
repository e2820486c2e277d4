package io.openspeak.client.scripted;

import com.google.protobuf.Any;
import com.google.rpc.Code;
import com.google.rpc.ErrorInfo;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.openspeak.client.ClientOptions;
import io.openspeak.client.call.Backoff;
import io.openspeak.client.link.LinkSettings;
import io.openspeak.presence.v1.CloseReason;
import io.openspeak.presence.v1.OpenSessionResponse;
import io.openspeak.presence.v1.SessionClosing;
import io.openspeak.presence.v1.SessionLimits;
import io.openspeak.presence.v1.SessionWelcome;
import io.openspeak.presence.v1.UserSession;
import io.openspeak.voice.v1.OpenVoiceResponse;
import io.openspeak.voice.v1.VoiceCloseReason;
import io.openspeak.voice.v1.VoiceClosing;
import io.openspeak.voice.v1.VoiceLimits;
import io.openspeak.voice.v1.VoiceWelcome;
import java.time.Duration;

/** What servers say often in tests. */
public final class Words {

    /** Comes back in no time; whatever else it waits for may take as long as a busy machine needs. */
    public static final ClientOptions QUICK = ClientOptions.DEFAULT
            .withDeadline(Duration.ofSeconds(20))
            .withOpenWithin(Duration.ofSeconds(30))
            .withLink(new LinkSettings(
                    new Backoff(Duration.ofMillis(20), Duration.ofMillis(100)),
                    Duration.ofSeconds(4),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(3)));

    private Words() {}

    public static OpenSessionResponse welcome(String session, boolean resumed) {
        return welcome(session, resumed, 35_000);
    }

    public static OpenSessionResponse welcome(String session, boolean resumed, long silenceMs) {
        return OpenSessionResponse.newBuilder()
                .setWelcome(SessionWelcome.newBuilder()
                        .setSession(UserSession.newBuilder().setSessionId(session))
                        .setResumed(resumed)
                        .setLimits(SessionLimits.newBuilder()
                                .setSilenceMs(silenceMs)
                                .setReconnectingMs(10_000)))
                .build();
    }

    public static OpenSessionResponse closing(CloseReason reason) {
        return OpenSessionResponse.newBuilder()
                .setClosing(SessionClosing.newBuilder().setReason(reason))
                .build();
    }

    public static OpenVoiceResponse voiceWelcome() {
        return OpenVoiceResponse.newBuilder()
                .setWelcome(VoiceWelcome.newBuilder()
                        .setConnectionId("v1")
                        .setLimits(VoiceLimits.newBuilder().setSilenceMs(35_000)))
                .build();
    }

    public static OpenVoiceResponse voiceGoingAway() {
        return OpenVoiceResponse.newBuilder()
                .setClosing(VoiceClosing.newBuilder().setReason(VoiceCloseReason.VOICE_CLOSE_REASON_GOING_AWAY))
                .build();
    }

    public static StatusRuntimeException failure(Code code, String reason, String message) {
        return StatusProto.toStatusRuntimeException(com.google.rpc.Status.newBuilder()
                .setCode(code.getNumber())
                .setMessage(message)
                .addDetails(Any.pack(ErrorInfo.newBuilder()
                        .setDomain("openspeak")
                        .setReason(reason)
                        .build()))
                .build());
    }
}
