package io.openspeak.presence.session;

import io.openspeak.platform.failures.Failure;
import io.openspeak.platform.failures.FailureLog;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.Role;
import io.openspeak.platform.identity.SessionId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.log.LogPosition;
import io.openspeak.platform.revocation.LiveCalls;
import io.openspeak.platform.streams.ServerStreams;
import io.openspeak.presence.Event;
import io.openspeak.presence.Interest;
import io.openspeak.presence.PresenceStore.CommandId;
import io.openspeak.presence.PresenceStore.Written;
import io.openspeak.presence.domain.Input;
import io.openspeak.presence.domain.Remembered;
import io.openspeak.presence.feed.FeedReader;
import io.openspeak.presence.feed.PresenceFeed;
import io.openspeak.presence.session.LocalSessions.LocalSession;
import io.openspeak.presence.session.Sessions.Opened;
import io.openspeak.presence.v1.CloseReason;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One connection of one client, whatever protocol it speaks: opens or resumes its session, keeps it alive, tells it of others, and
 * says what becomes of it when it ends. Its edge hands it what the client says one at a time, in order.
 *
 * <pre>
 *   connected --hello--> session --goodbye--> ended: GONE
 *                           |----reset, silence, token end, stop--> ended: RECONNECTING
 *                           |----token revoked--> ended: GONE
 *                           +----resumed elsewhere--> ended, session goes on there
 * </pre>
 */
public final class ClientSession implements LocalSession {

    /** Kinds of clients that watch others and do not report. */
    private static final Set<String> WATCHERS = Set.of("web", "dashboard");

    private final SessionServices services;
    private final Caller caller;
    private final ClientLink link;
    private final SessionRooms rooms;
    private final Liveness liveness;
    private final Probes probes = new Probes();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final List<LiveCalls.Registration> registrations = new ArrayList<>();

    private volatile Caller owner;
    private volatile @Nullable Opened opened;
    private volatile @Nullable PresenceFeed feed;
    private volatile Remembered remembered = Remembered.NOTHING;
    private volatile long timer;
    private volatile boolean revoked;
    private volatile boolean gone;

    ClientSession(SessionServices services, Caller caller, ClientLink link) {
        this.services = services;
        this.caller = caller;
        this.link = link;
        owner = caller;
        liveness = new Liveness(
                services.settings().silence(),
                services.timers().longestPause(),
                services.clock().instant());
        rooms = new SessionRooms(services, this, link);
    }

    void begin() {
        timer = services.timers().firstPing(this::beat);
        cutWhenRevoked(caller);
    }

    private void cutWhenRevoked(Caller whose) {
        LiveCalls.Registration live = services.live().register(whose, this::revoke);
        synchronized (registrations) {
            registrations.add(live);
        }
        if (ended.get()) {
            live.close();
        }
    }

    /** The client said anything, if only that it is there. */
    public void heard() {
        liveness.heard(services.clock().instant());
    }

    /** True once its session is open. */
    public boolean isOpen() {
        return opened != null;
    }

    /** True once the connection has ended, in whatever way. */
    public boolean hasEnded() {
        return ended.get();
    }

    /** Whose session it is. */
    public Caller owner() {
        return owner;
    }

    /** Its id. */
    public SessionId id() {
        return open().connected().session();
    }

    /** Opens or resumes the session. */
    public Uni<Void> open(ClientHello hello) {
        hello.owner().ifPresent(this::standFor);
        services.requireLoaded();
        services.requireShortMetadata(hello.client().metadata());
        services.requireAllowed(owner, hello.interest());
        services.local().expect(owner.user(), hello.resume());
        liveness.allow(services.silence(owner, hello.client()));
        return Uni.createFrom()
                .deferred(() -> openExpected(hello))
                .onTermination()
                .invoke(() -> services.local().expectNoMore(owner.user()));
    }

    private Uni<Void> openExpected(ClientHello hello) {
        return rooms.listen(hello.interest().rooms())
                .chain(() -> services.sessions().open(owner, hello.resume(), hello.client(), () -> !ended.get()))
                .chain(opening ->
                        services.log().reached(opening.written().position()).replaceWith(opening))
                .invoke(opening -> welcome(hello, opening))
                .replaceWithVoid();
    }

    private void standFor(Caller client) {
        if (!caller.has(Role.SERVICE)) {
            throw new Refusal(Reason.FORBIDDEN, "Only services open sessions for others; leave 'owner' out.");
        }
        owner = client;
        cutWhenRevoked(client);
    }

    private void welcome(ClientHello hello, Opened opening) {
        opened = opening;
        if (ended.get()) {
            // The client went while its session was being opened: of one that it was not told of it can't come back to.
            if (!opening.resumed()) {
                gone = true;
            }
            disconnect(opening);
            return;
        }
        services.local().add(this);
        link.welcome(opening);
        PresenceFeed telling = services.feed(owner, new Telling());
        feed = telling;
        telling.start(hello.interest(), opening.resumed() ? hello.from() : Optional.empty());
        rooms.leaveLost();
        if (!opening.rooms().equals(hello.interest().rooms())) {
            rooms.write();
        }
        if (ended.get()) {
            // It went while it was being taken in: whoever ended it could not take it out yet.
            telling.stop();
            services.local().remove(this);
            disconnect(opening);
        }
    }

    /** Carries out what the client asks for. */
    public Uni<Written> apply(Input input, Optional<CommandId> command) {
        return services.presence().apply(owner.user(), input, command);
    }

    /** Watches others, beginning with their state. */
    public Uni<Void> watch(Interest interest) {
        services.requireAllowed(owner, interest);
        Set<ChannelId> before = interest().rooms();
        return rooms.listen(interest.rooms()).invoke(() -> {
            rooms.keepOf(before, interest.rooms());
            withFeed(telling -> telling.watch(interest));
            rooms.leaveLost();
            rooms.write();
        });
    }

    /** Watches these users instead, beginning with the state of those who are new. */
    public void watchUsers(Set<UserId> users) {
        Interest wanted = interest().of(users);
        services.requireAllowed(owner, wanted);
        withFeed(telling -> telling.widen(wanted));
    }

    /** Rooms that it is in. */
    public SessionRooms rooms() {
        return rooms;
    }

    /** The person types in a room. */
    public Uni<Void> types(ChannelId room) {
        return services.typing()
                .report(owner, room)
                .chain(() -> apply(new Input.Activity(id()), Optional.empty()))
                .replaceWithVoid();
    }

    /** Whom it watches. */
    public Interest interest() {
        PresenceFeed telling = feed;
        return telling == null ? Interest.NONE : telling.interest();
    }

    /** Does something with what tells it of others, if that has begun. */
    void withFeed(Consumer<PresenceFeed> action) {
        PresenceFeed telling = feed;
        if (telling != null) {
            action.accept(telling);
            if (ended.get()) {
                telling.stop();
            }
        }
    }

    /** The transport takes more. */
    public void ready() {
        withFeed(PresenceFeed::pump);
    }

    /** The client says that it is alive; one that only watches has no business to. */
    public void heartbeat() {
        String role = owner.claims().clientRole();
        if (WATCHERS.contains(role)) {
            throw Refusal.invalid("A client of role '" + role + "' watches and sends no heartbeats.");
        }
        services.metrics().heartbeat();
    }

    /** The client ends its session. */
    public Uni<Void> goodbye() {
        if (!finish()) {
            return Uni.createFrom().voidItem();
        }
        gone = true;
        stopTelling(position -> link.end());
        return writeEnd();
    }

    @Override
    public Uni<Void> writeEnd() {
        Opened session = opened;
        return session == null ? Uni.createFrom().voidItem() : ending(session).replaceWithVoid();
    }

    private void beat() {
        Instant validUntil = owner.expiresAt().plus(ServerStreams.TOKEN_GRACE);
        switch (liveness.beat(services.clock().instant(), validUntil)) {
            case END_SILENT -> close(CloseReason.CLOSE_REASON_SILENT);
            case END_EXPIRED -> close(CloseReason.CLOSE_REASON_UNAUTHORIZED);
            case PING -> {
                if (!ended.get()) {
                    probe();
                    timer = services.timers().nextPing(this::beat);
                }
            }
        }
    }

    @Override
    public long probe() {
        long nonce = probes.next();
        withFeed(telling -> telling.sayPosition(position -> link.ping(nonce, told(position))));
        return nonce;
    }

    /** The client sent back the nonce of a ping. */
    public void answered(long nonce) {
        probes.answered(nonce);
    }

    @Override
    public boolean hasAnswered(long question) {
        return probes.isAnswered(question);
    }

    private static String told(Optional<LogPosition> position) {
        return position.map(LogPosition::encode).orElse("");
    }

    /** The connection broke. */
    public void broke() {
        link.drop();
        if (finish()) {
            stopTelling(position -> {});
            disconnect();
        }
    }

    @Override
    public void close(CloseReason reason) {
        if (finish()) {
            stopTelling(position -> link.close(reason, position));
            if (reason == CloseReason.CLOSE_REASON_SLOW_CONSUMER) {
                services.metrics().slowConsumer();
            }
            if (reason != CloseReason.CLOSE_REASON_REPLACED) {
                disconnect();
            }
        }
    }

    /** Whoever was shut out has gone, and is not shown as about to come back. */
    private void revoke() {
        revoked = true;
        close(CloseReason.CLOSE_REASON_UNAUTHORIZED);
    }

    private void stopTelling(Consumer<String> lastWord) {
        PresenceFeed telling = feed;
        if (telling == null) {
            lastWord.accept("");
        } else {
            telling.stop(position -> lastWord.accept(told(position)));
        }
    }

    /** Ends everything but the session and its feed, which may have a last word; true for the first to do so. */
    private boolean finish() {
        boolean first = ended.compareAndSet(false, true);
        if (first) {
            services.timers().cancel(timer);
            synchronized (registrations) {
                registrations.forEach(LiveCalls.Registration::close);
            }
            rooms.leaveAll();
            if (opened != null) {
                services.local().remove(this);
            }
        }
        return first;
    }

    private void disconnect() {
        Opened session = opened;
        if (session != null) {
            disconnect(session);
        }
    }

    private void disconnect(Opened session) {
        ending(session)
                .subscribe()
                // Should the store be out of reach, PodKeeper says so when it is back.
                .with(written -> {}, failure -> FailureLog.record(Failure.of(failure)));
    }

    private Uni<Written> ending(Opened session) {
        return services.sessions().end(owner.user(), how(session.connected()));
    }

    private Input how(Input.Connected session) {
        SessionId id = session.session();
        String connection = session.link().connection();
        if (revoked) {
            return new Input.Revoked(id, connection);
        }
        return gone ? new Input.Goodbye(id, connection) : new Input.Broken(id, connection);
    }

    @Override
    public UserId user() {
        return owner.user();
    }

    @Override
    public Input.Connected connected() {
        return open().connected().with(remembered.in(interest().rooms()));
    }

    private Opened open() {
        Opened session = opened;
        if (session == null) {
            throw new IllegalStateException("the session is not open yet");
        }
        return session;
    }

    @Override
    public void remember(Remembered known) {
        remembered = known;
        if (!known.rooms().equals(interest().rooms())) {
            // They could not be written, or what was written was lost with Redis.
            rooms.write();
        }
    }

    /** What the feed tells goes to the client as long as there is one. */
    private final class Telling implements FeedReader {

        @Override
        public boolean takesMore() {
            return !ended.get() && link.takesMore();
        }

        @Override
        public void wakeIn(Duration delay) {
            services.timers().in(delay, ClientSession.this::ready);
        }

        @Override
        public void tell(Event event) {
            link.tell(event);
        }

        @Override
        public void coalesced() {
            services.metrics().coalesced();
        }

        @Override
        public void tooSlow() {
            close(CloseReason.CLOSE_REASON_SLOW_CONSUMER);
        }
    }
}
