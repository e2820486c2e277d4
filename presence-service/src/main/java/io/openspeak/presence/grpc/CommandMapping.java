package io.openspeak.presence.grpc;

import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.SessionId;
import io.openspeak.presence.Sessions.Opened;
import io.openspeak.presence.contract.StateMapping;
import io.openspeak.presence.domain.Claim;
import io.openspeak.presence.domain.Input;
import io.openspeak.presence.v1.MuteCommand;
import io.openspeak.presence.v1.OpenSessionRequest;
import io.openspeak.presence.v1.PresenceStatus;
import io.openspeak.presence.v1.SetMuteStateRequest;
import io.openspeak.presence.v1.SetPresenceStatusRequest;
import java.time.Clock;

/** Commands of clients as inputs of the domain. */
final class CommandMapping {

    private CommandMapping() {}

    static Input input(Opened opened, OpenSessionRequest request, Clock clock) {
        SessionId session = opened.connected().session();
        return switch (request.getCommandCase()) {
            case SET_STATUS -> claim(request.getSetStatus(), clock);
            case SET_MUTE -> mute(session, request.getSetMute());
            case ACTIVITY -> new Input.Activity(session);
            default -> throw Refusal.invalid("'" + request.getCommandCase() + "' is not a command.");
        };
    }

    static Input claim(SetPresenceStatusRequest request, Clock clock) {
        PresenceStatus asked = request.getStatus();
        switch (asked) {
            case PRESENCE_STATUS_ONLINE,
                    PRESENCE_STATUS_AWAY,
                    PRESENCE_STATUS_DO_NOT_DISTURB,
                    PRESENCE_STATUS_INVISIBLE -> {}
            default ->
                throw new Refusal(
                        Reason.INVALID_STATUS,
                        asked + " can't be asked for; ONLINE, AWAY, DO_NOT_DISTURB and INVISIBLE can.");
        }
        if (request.getUntil() != 0 && request.getUntil() <= clock.millis()) {
            throw Refusal.invalid("'until' is in the past; leave it 0 for a status that does not end.");
        }
        return new Input.Claimed(new Claim(
                StateMapping.status(asked),
                request.getText(),
                clock.instant(),
                StateMapping.instant(request.getUntil()),
                "user"));
    }

    static Input mute(SessionId session, MuteCommand command) {
        return new Input.MuteSet(
                session,
                command.hasMicrophoneMuted() ? command.getMicrophoneMuted() : null,
                command.hasSpeakerMuted() ? command.getSpeakerMuted() : null);
    }

    static Input mute(SetMuteStateRequest request) {
        return new Input.MuteSet(
                new SessionId(request.getSessionId()),
                request.hasMicrophoneMuted() ? request.getMicrophoneMuted() : null,
                request.hasSpeakerMuted() ? request.getSpeakerMuted() : null);
    }
}
