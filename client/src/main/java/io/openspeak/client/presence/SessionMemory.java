package io.openspeak.client.presence;

import io.openspeak.client.id.Position;
import io.openspeak.client.link.ResumePoint;
import io.openspeak.presence.v1.Interest;
import io.openspeak.presence.v1.MuteCommand;
import io.openspeak.presence.v1.SessionHello;
import io.openspeak.presence.v1.SessionLimits;
import io.openspeak.presence.v1.SessionWelcome;
import io.openspeak.presence.v1.UserSession;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a session must know to go on after a break; takes time as an argument. */
final class SessionMemory {

    private final DeviceInfo device;
    private volatile Interest interest;
    private final ResumePoint resumePoint = new ResumePoint(Position.NONE);
    private volatile @Nullable UserSession session;
    private volatile SessionLimits limits = SessionLimits.getDefaultInstance();
    private volatile long lastHeardMs;
    private volatile MuteCommand wantedMute = MuteCommand.getDefaultInstance();

    SessionMemory(DeviceInfo device, Interest interest) {
        this.device = device;
        this.interest = interest;
    }

    SessionHello hello() {
        UserSession known = session;
        return SessionHello.newBuilder()
                .setClientVersion(device.clientVersion())
                .setPlatform(device.platform())
                .setDevice(device.device())
                .putAllMetadata(device.metadata())
                .setResumeSessionId(known == null ? "" : known.getSessionId())
                .setPosition(resumePoint.get().token())
                .setInterest(interest)
                .build();
    }

    Continuity welcome(SessionWelcome welcome, long nowMs) {
        boolean first = session == null;
        boolean late = nowMs - lastHeardMs >= limits.getReconnectingMs();
        session = welcome.getSession();
        limits = welcome.getLimits();
        lastHeardMs = nowMs;
        if (first) {
            return Continuity.FIRST;
        }
        if (!welcome.getResumed()) {
            return Continuity.REPLACED;
        }
        return late ? Continuity.RESUMED_LATE : Continuity.RESUMED;
    }

    void heard(long nowMs) {
        lastHeardMs = nowMs;
    }

    ResumePoint resumePoint() {
        return resumePoint;
    }

    void want(Interest wanted) {
        interest = wanted;
    }

    void want(MuteCommand wanted) {
        wantedMute = wantedMute.toBuilder().mergeFrom(wanted).build();
    }

    /** Mute that a new session must be told: it starts unmuted, and nobody may be heard against their will. */
    Optional<MuteCommand> muteToRepeat() {
        MuteCommand wanted = wantedMute;
        return wanted.getMicrophoneMuted() || wanted.getSpeakerMuted() ? Optional.of(wanted) : Optional.empty();
    }

    SessionLimits limits() {
        return limits;
    }

    UserSession session() {
        UserSession known = session;
        if (known == null) {
            throw new IllegalStateException("the session was not welcomed yet");
        }
        return known;
    }
}
