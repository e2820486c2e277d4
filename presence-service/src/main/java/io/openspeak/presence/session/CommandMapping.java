package io.openspeak.presence.session;

import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.AccessClaims;
import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.Role;
import io.openspeak.platform.identity.SessionId;
import io.openspeak.platform.identity.TokenScopes;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.log.LogPosition;
import io.openspeak.presence.Interest;
import io.openspeak.presence.PresenceStore.CommandId;
import io.openspeak.presence.contract.StateMapping;
import io.openspeak.presence.domain.Claim;
import io.openspeak.presence.domain.ClientInfo;
import io.openspeak.presence.domain.Input;
import io.openspeak.presence.v1.MuteCommand;
import io.openspeak.presence.v1.OpenSessionRequest;
import io.openspeak.presence.v1.PresenceStatus;
import io.openspeak.presence.v1.ReportTypingRequest;
import io.openspeak.presence.v1.SessionHello;
import io.openspeak.presence.v1.SessionOwner;
import io.openspeak.presence.v1.SetMuteStateRequest;
import io.openspeak.presence.v1.SetPresenceStatusRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

/** What clients say to their sessions, as inputs of the domain; for every protocol. */
public final class CommandMapping {

    /** Later than any token ends, and still a time that can be added to. */
    private static final Instant END_OF_TIME = Instant.ofEpochSecond(253_402_300_799L);

    private CommandMapping() {}

    public static ClientHello hello(SessionHello hello) {
        return new ClientHello(
                hello.hasOwner() ? Optional.of(owner(hello.getOwner())) : Optional.empty(),
                hello.getResumeSessionId().isEmpty()
                        ? Optional.empty()
                        : Optional.of(new SessionId(hello.getResumeSessionId())),
                new ClientInfo(
                        hello.getClientVersion(), hello.getPlatform(), hello.getDevice(), hello.getMetadataMap()),
                interest(hello.getInterest()),
                position(hello.getPosition()));
    }

    /** A client whose token the service has verified, and looks after: here it never ends. */
    private static Caller owner(SessionOwner owner) {
        return new Caller(
                new UserId(owner.getUserId()),
                owner.getName().isEmpty() ? owner.getUserId() : owner.getName(),
                owner.getRolesList().stream()
                        .flatMap(role -> Role.ofWireName(role).stream())
                        .filter(role -> role != Role.SERVICE)
                        .collect(Collectors.toUnmodifiableSet()),
                new AccessClaims(
                        "",
                        "",
                        "",
                        Instant.ofEpochMilli(owner.getIssuedAt()),
                        END_OF_TIME,
                        TokenScopes.ALL,
                        owner.getClientRole(),
                        ""));
    }

    public static Interest interest(io.openspeak.presence.v1.Interest wanted) {
        return new Interest(
                wanted.getUserIdsList().stream().map(UserId::new).collect(Collectors.toUnmodifiableSet()),
                wanted.getEveryone(),
                wanted.getRoomIdsList().stream().map(ChannelId::new).collect(Collectors.toUnmodifiableSet()));
    }

    public static Optional<LogPosition> position(String position) {
        return position.isEmpty() ? Optional.empty() : Optional.of(LogPosition.decode(position));
    }

    public static ChannelId room(ReportTypingRequest typing) {
        String room = typing.getChannelId().isEmpty() ? typing.getDmId() : typing.getChannelId();
        if (room.isEmpty()) {
            throw Refusal.invalid("'channel_id' or 'dm_id' names the room; neither is set.");
        }
        return new ChannelId(room);
    }

    public static Optional<CommandId> command(String id) {
        return id.isEmpty() ? Optional.empty() : Optional.of(new CommandId(id));
    }

    public static Input input(SessionId session, OpenSessionRequest request, Clock clock) {
        return switch (request.getCommandCase()) {
            case SET_STATUS -> claim(request.getSetStatus(), clock);
            case SET_MUTE -> mute(session, request.getSetMute());
            case ACTIVITY -> new Input.Activity(session);
            default -> throw Refusal.invalid("'" + request.getCommandCase() + "' is not a command.");
        };
    }

    public static Input claim(SetPresenceStatusRequest request, Clock clock) {
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

    public static Input mute(SessionId session, MuteCommand command) {
        return new Input.MuteSet(
                session,
                command.hasMicrophoneMuted() ? command.getMicrophoneMuted() : null,
                command.hasSpeakerMuted() ? command.getSpeakerMuted() : null);
    }

    public static Input mute(SetMuteStateRequest request) {
        return new Input.MuteSet(
                new SessionId(request.getSessionId()),
                request.hasMicrophoneMuted() ? request.getMicrophoneMuted() : null,
                request.hasSpeakerMuted() ? request.getSpeakerMuted() : null);
    }
}
