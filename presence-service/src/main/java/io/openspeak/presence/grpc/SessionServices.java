package io.openspeak.presence.grpc;

import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.Role;
import io.openspeak.platform.identity.SessionId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.identity.grpc.DeclaredLimits;
import io.openspeak.platform.revocation.LiveCalls;
import io.openspeak.platform.streams.ServerStreams;
import io.openspeak.presence.Audience;
import io.openspeak.presence.LocalSessions;
import io.openspeak.presence.Presence;
import io.openspeak.presence.PresenceLog;
import io.openspeak.presence.PresenceSettings;
import io.openspeak.presence.PresenceView;
import io.openspeak.presence.Sessions;
import io.openspeak.presence.domain.ClientInfo;
import io.openspeak.presence.v1.Interest;
import io.openspeak.presence.v1.SessionHello;
import io.openspeak.presence.v1.SessionLimits;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What session streams share. */
@ApplicationScoped
public class SessionServices {

    private static final int MAX_METADATA_KEY = 64;
    private static final int MAX_METADATA_VALUE = 256;

    private final Sessions sessions;
    private final Presence presence;
    private final LocalSessions local;
    private final PresenceLog log;
    private final PresenceSettings settings;
    private final Timers timers;
    private final LiveCalls live;
    private final ServerStreams streams;
    private final Clock clock;
    private final EventStream.Sources sources;
    private final DeclaredLimits limits = new DeclaredLimits();

    public SessionServices(
            Sessions sessions,
            Presence presence,
            LocalSessions local,
            PresenceLog log,
            PresenceView view,
            Audience audience,
            PresenceSettings settings,
            Timers timers,
            LiveCalls live,
            ServerStreams streams,
            Clock clock) {
        this.sessions = sessions;
        this.presence = presence;
        this.local = local;
        this.log = log;
        this.settings = settings;
        this.timers = timers;
        this.live = live;
        this.streams = streams;
        this.clock = clock;
        sources = new EventStream.Sources(audience, view, log, clock, settings.idle());
    }

    Uni<Sessions.Opened> open(Caller caller, SessionHello hello) {
        requireShortMetadata(hello.getMetadataMap());
        interest(caller, hello.getInterest());
        Optional<SessionId> resume = hello.getResumeSessionId().isEmpty()
                ? Optional.empty()
                : Optional.of(new SessionId(hello.getResumeSessionId()));
        return sessions.open(
                caller,
                resume,
                new ClientInfo(
                        hello.getClientVersion(), hello.getPlatform(), hello.getDevice(), hello.getMetadataMap()));
    }

    /** What the caller wants to watch, if it may. */
    Audience.Interest interest(Caller caller, Interest wanted) {
        boolean mayAll = caller.roles().stream().map(Role::wireName).anyMatch(settings.watchEveryoneRoles()::contains);
        if (wanted.getEveryone() && !mayAll) {
            throw new Refusal(
                    Reason.FORBIDDEN, "Your roles do not allow to watch everyone; list user ids or join a channel.");
        }
        return new Audience.Interest(
                wanted.getUserIdsList().stream().map(UserId::new).collect(Collectors.toSet()), wanted.getEveryone());
    }

    private static void requireShortMetadata(Map<String, String> metadata) {
        metadata.forEach((key, value) -> {
            if (key.length() > MAX_METADATA_KEY || value.length() > MAX_METADATA_VALUE) {
                throw Refusal.invalid("'metadata' allows keys of " + MAX_METADATA_KEY + " and values of "
                        + MAX_METADATA_VALUE + " characters at most.");
            }
        });
    }

    SessionLimits limitsTold() {
        return SessionLimits.newBuilder()
                .setPingIntervalMs(settings.pingInterval().toMillis())
                .setSilenceMs(settings.silence().toMillis())
                .setReconnectingMs(settings.reconnecting().toMillis())
                .setResumeMs(settings.resumable().toMillis())
                .setIdleMs(settings.idle().toMillis())
                .setMaxWatchedUsers(settings.maxWatchedUsers())
                .setTypingMs(settings.typing().toMillis())
                .build();
    }

    Presence presence() {
        return presence;
    }

    LocalSessions local() {
        return local;
    }

    PresenceLog log() {
        return log;
    }

    PresenceSettings settings() {
        return settings;
    }

    Timers timers() {
        return timers;
    }

    LiveCalls live() {
        return live;
    }

    Clock clock() {
        return clock;
    }

    EventStream.Sources sources() {
        return sources;
    }

    DeclaredLimits limits() {
        return limits;
    }

    ServerStreams streams() {
        return streams;
    }

    Duration tokenGrace() {
        return ServerStreams.TOKEN_GRACE;
    }
}
