package io.openspeak.presence.session;

import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.Role;
import io.openspeak.platform.revocation.LiveCalls;
import io.openspeak.presence.Interest;
import io.openspeak.presence.Presence;
import io.openspeak.presence.PresenceLog;
import io.openspeak.presence.PresenceMetrics;
import io.openspeak.presence.PresenceSettings;
import io.openspeak.presence.PresenceView;
import io.openspeak.presence.contract.PresenceMapping.Viewer;
import io.openspeak.presence.domain.ClientInfo;
import io.openspeak.presence.feed.FeedPace;
import io.openspeak.presence.feed.FeedReader;
import io.openspeak.presence.feed.PresenceFeed;
import io.openspeak.presence.rooms.Rooms;
import io.openspeak.presence.rooms.TypingReports;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** What the sessions of a pod have in common. */
@ApplicationScoped
public class SessionServices {

    private static final int MAX_METADATA_KEY = 64;
    private static final int MAX_METADATA_VALUE = 256;
    private static final Duration CATCH_UP = Duration.ofMillis(50);
    private static final int CHUNK = 100;
    private static final String MOBILE = "mobile";

    private final Sessions sessions;
    private final Presence presence;
    private final LocalSessions local;
    private final PresenceLog log;
    private final PresenceView view;
    private final PresenceSettings settings;
    private final Timers timers;
    private final LiveCalls live;
    private final PresenceMetrics metrics;
    private final Rooms rooms;
    private final TypingReports typing;
    private final Clock clock;

    public SessionServices(
            Sessions sessions,
            Presence presence,
            LocalSessions local,
            PresenceLog log,
            PresenceView view,
            PresenceSettings settings,
            Timers timers,
            LiveCalls live,
            PresenceMetrics metrics,
            Rooms rooms,
            TypingReports typing,
            Clock clock) {
        this.sessions = sessions;
        this.presence = presence;
        this.local = local;
        this.log = log;
        this.view = view;
        this.settings = settings;
        this.timers = timers;
        this.live = live;
        this.metrics = metrics;
        this.rooms = rooms;
        this.typing = typing;
        this.clock = clock;
    }

    /** Begins with a connection that a client made; its session is opened by what it says then. */
    public ClientSession begin(Caller caller, ClientLink link) {
        ClientSession session = new ClientSession(this, caller, link);
        session.begin();
        return session;
    }

    /** A feed for somebody. */
    public PresenceFeed feed(Caller caller, FeedReader reader) {
        FeedPace pace = new FeedPace(
                settings.directChanges(), settings.coalescing(), settings.slowConsumerAfter(), CATCH_UP, CHUNK);
        return new PresenceFeed(view, Viewer.of(caller), reader, pace);
    }

    /** Refuses who may not watch that. */
    public void requireAllowed(Caller caller, Interest wanted) {
        boolean mayAll = caller.roles().stream().map(Role::wireName).anyMatch(settings.watchEveryoneRoles()::contains);
        if (wanted.everyone() && !mayAll) {
            throw new Refusal(
                    Reason.FORBIDDEN, "Your roles do not allow to watch everyone; list user ids or join a channel.");
        }
        if (wanted.users().size() > settings.maxWatchedUsers()) {
            throw Refusal.invalid("You list " + wanted.users().size() + " users; at most " + settings.maxWatchedUsers()
                    + " can be watched.");
        }
    }

    /** Refuses while this pod does not know who is there: nobody must be told that everyone is OFFLINE. */
    public void requireLoaded() {
        if (!log.loaded()) {
            throw new Refusal(Reason.UNAVAILABLE, "This pod has not read the presence log yet; try again in a moment.");
        }
    }

    void requireShortMetadata(Map<String, String> metadata) {
        metadata.forEach((key, value) -> {
            if (key.length() > MAX_METADATA_KEY || value.length() > MAX_METADATA_VALUE) {
                throw Refusal.invalid("'metadata' allows keys of " + MAX_METADATA_KEY + " and values of "
                        + MAX_METADATA_VALUE + " characters at most.");
            }
        });
    }

    /** How long a client may say nothing: one that is mobile may sleep for a while. */
    Duration silence(Caller owner, ClientInfo client) {
        boolean patient =
                client.device().equals(MOBILE) || owner.claims().clientRole().equals(MOBILE);
        return patient ? settings.patientSilence() : settings.silence();
    }

    Sessions sessions() {
        return sessions;
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

    /** Times and limits. */
    public PresenceSettings settings() {
        return settings;
    }

    Timers timers() {
        return timers;
    }

    LiveCalls live() {
        return live;
    }

    /** Who may listen where. */
    public Rooms rooms() {
        return rooms;
    }

    /** What operators watch. */
    public PresenceMetrics metrics() {
        return metrics;
    }

    TypingReports typing() {
        return typing;
    }

    Clock clock() {
        return clock;
    }
}
