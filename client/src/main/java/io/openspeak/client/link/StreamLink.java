package io.openspeak.client.link;

import io.grpc.Channel;
import io.grpc.ManagedChannel;
import io.openspeak.client.call.Address;
import io.openspeak.client.call.Connections;
import io.openspeak.client.failure.OpenSpeakException;
import io.openspeak.client.signin.AccessTokens;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A gRPC stream that is opened again after a break, at the next address where that helps; see {@link LinkState}.
 *
 * <p>When the server asks to leave, the next stream is made before the one at hand ends, and both are heard for a moment. Stream
 * {@code a} hands over to {@code b}:
 *
 * <pre>
 *                           current       successor      retiring
 *   Live                    a
 *     a: leave
 *   Moving                  a             b (hello)
 *     b: welcome
 *   Live                    b                            a (heard, not sent on; half-closed after the overlap)
 *     a ends
 *   Live                    b
 *
 *   Moving: a ends first    b                                                  Connecting, as after a break
 *   Moving: b fails         a             c (after a pause)                    still Moving
 * </pre>
 */
public final class StreamLink<Q, A> implements AutoCloseable, Attempt.Owner<Q, A> {

    private static final System.Logger LOG = System.getLogger(StreamLink.class.getName());
    private static final Duration FAREWELL = Duration.ofSeconds(1);

    private final StreamProtocol<Q, A> protocol;
    private final Connections connections;
    private final Route route;
    private final AccessTokens tokens;
    private final LinkSettings settings;

    // Two locks, always taken in this order: `hearing` keeps messages of successive streams apart, `changing` guards
    // the state.
    private final ReentrantLock hearing = new ReentrantLock();
    private final ReentrantLock changing = new ReentrantLock();
    private final CompletableFuture<@Nullable Void> firstWelcome = new CompletableFuture<>();
    private volatile @Nullable Attempt<Q, A> current;
    private volatile @Nullable Attempt<Q, A> successor;
    private volatile @Nullable Attempt<Q, A> retiring;
    private volatile LinkState state;
    private @Nullable OpenSpeakException lastFailure;
    private int failures;
    private boolean tokenWasRenewed;

    public StreamLink(
            StreamProtocol<Q, A> protocol,
            Connections connections,
            List<Address> addresses,
            AccessTokens tokens,
            LinkSettings settings) {
        this.protocol = protocol;
        this.connections = connections;
        this.route = new Route(addresses);
        this.tokens = tokens;
        this.settings = settings;
        this.state = new LinkState.Connecting(route.here());
    }

    /** Opens and waits for the first welcome; fails at once when the server refuses, after {@code within} when it can't be reached. */
    public void open(Duration within) {
        connect();
        try {
            firstWelcome.get(within.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw OpenSpeakException.of(e);
        } catch (TimeoutException e) {
            OpenSpeakException failure = lastFailure;
            abandon();
            throw failure != null
                    ? failure
                    : OpenSpeakException.unavailable("no welcome from " + route + " within " + within);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            abandon();
            throw OpenSpeakException.unavailable("interrupted while waiting for " + route);
        }
    }

    public LinkState state() {
        return state;
    }

    /** Sends on a live stream; false: there is none now. */
    public boolean send(Q message) {
        Attempt<Q, A> attempt = current;
        return attempt != null && attempt.isLive() && attempt.send(message);
    }

    /** Live, and the transport takes a message without buffering it. */
    public boolean isReady() {
        Attempt<Q, A> attempt = current;
        return attempt != null && attempt.isLive() && attempt.isReady();
    }

    /** Says hello anew on a fresh stream, also after the server had refused the last one; nothing once closed here. */
    public void renew() {
        changing.lock();
        try {
            dropOthers("renewed by the client");
            Attempt<Q, A> attempt = current;
            if (attempt != null) {
                ended(attempt, CloseReason.RENEWED, null);
            } else if (state instanceof LinkState.Closed(CloseReason why, var ignored)
                    && why != CloseReason.CLOSED_HERE) {
                enter(new LinkState.Reconnecting(CloseReason.RENEWED, failures, Duration.ZERO));
                connect();
            }
        } finally {
            changing.unlock();
        }
    }

    /** Ends the stream with its farewell and waits a moment for the server to have taken it. */
    @Override
    public void close() {
        Attempt<Q, A> attempt = stop("closed by the client");
        if (attempt == null) {
            return;
        }
        if (attempt.isLive()) {
            attempt.part(protocol.farewell(), FAREWELL);
        }
        attempt.cancel("closed by the client");
    }

    /** Ends the stream without a word, as a crash would. */
    public void abandon() {
        Attempt<Q, A> attempt = stop("abandoned by the client");
        if (attempt != null) {
            attempt.cancel("abandoned by the client");
        }
    }

    private @Nullable Attempt<Q, A> stop(String why) {
        changing.lock();
        try {
            dropOthers(why);
            Attempt<Q, A> attempt = current;
            current = null;
            if (!(state instanceof LinkState.Closed)) {
                enter(new LinkState.Closed(CloseReason.CLOSED_HERE, null));
            }
            firstWelcome.completeExceptionally(OpenSpeakException.unavailable("closed before it was welcomed"));
            return attempt;
        } finally {
            changing.unlock();
        }
    }

    /** Leaves the current stream alone. */
    private void dropOthers(String why) {
        Attempt<Q, A> next = successor;
        Attempt<Q, A> last = retiring;
        successor = null;
        retiring = null;
        if (next != null) {
            next.cancel(why);
        }
        if (last != null) {
            last.cancel(why);
        }
    }

    /** Makes a stream where there is none. */
    private void connect() {
        changing.lock();
        try {
            if (state instanceof LinkState.Closed) {
                return;
            }
            Attempt<Q, A> attempt = new Attempt<>(this, route.here());
            current = attempt;
            enter(new LinkState.Connecting(attempt.address()));
            start(attempt, connections.to(attempt.address()));
        } finally {
            changing.unlock();
        }
    }

    /** Makes the stream that follows the one at hand. */
    private void makeSuccessor() {
        changing.lock();
        try {
            Attempt<Q, A> leaving = current;
            if (leaving == null || successor != null || !(state instanceof LinkState.Moving)) {
                return; // It ended meanwhile, and is made anew already.
            }
            Attempt<Q, A> attempt = new Attempt<>(this, route.here());
            successor = attempt;
            if (attempt.address().equals(leaving.address())) {
                ManagedChannel apart = connections.apart(attempt.address());
                attempt.whenDone(() -> connections.end(apart));
                start(attempt, apart);
            } else {
                start(attempt, connections.to(attempt.address()));
            }
        } finally {
            changing.unlock();
        }
    }

    private void start(Attempt<Q, A> attempt, Channel channel) {
        Timers.after(settings.welcomeWithin(), () -> giveUpWaiting(attempt));
        attempt.start(protocol, channel);
    }

    private void giveUpWaiting(Attempt<Q, A> attempt) {
        if (!attempt.isLive()) {
            ended(attempt, CloseReason.SILENT, OpenSpeakException.unavailable("no welcome from " + attempt.address()));
        }
    }

    @Override
    public boolean owns(Attempt<Q, A> attempt) {
        return current == attempt || successor == attempt || retiring == attempt;
    }

    @Override
    public Heard hear(A message, boolean live) {
        hearing.lock();
        try {
            return protocol.hear(message, live);
        } catch (RuntimeException e) {
            // A listener's fault must not end the stream for the others.
            LOG.log(Level.WARNING, "a listener failed", e);
            return Heard.CONTENT;
        } finally {
            hearing.unlock();
        }
    }

    @Override
    public void welcomed(Attempt<Q, A> attempt) {
        changing.lock();
        try {
            if (attempt == successor) {
                retire(current);
                // At no time neither of the two: who asks whether it counts does so without a lock.
                current = attempt;
                successor = null;
            }
            if (attempt == current) {
                enter(new LinkState.Live(attempt.address()));
                firstWelcome.complete(null);
            }
        } finally {
            changing.unlock();
        }
    }

    private void retire(@Nullable Attempt<Q, A> old) {
        Attempt<Q, A> before = retiring;
        if (before != null) {
            before.cancel("a later one retires");
        }
        retiring = old;
        if (old != null) {
            Timers.after(settings.overlap(), () -> {
                old.halfClose();
                Timers.after(FAREWELL, () -> ended(old, CloseReason.RENEWED, null));
            });
        }
    }

    @Override
    public void writable(Attempt<Q, A> attempt) {
        if (current == attempt && attempt.isLive()) {
            protocol.writable();
        }
    }

    @Override
    public void leave(Attempt<Q, A> attempt, CloseReason why) {
        changing.lock();
        try {
            if (attempt == successor || attempt == current && !attempt.isLive()) {
                ended(attempt, why, Attempt.refusal(why)); // Nothing to keep.
            } else if (attempt == current && state instanceof LinkState.Live) {
                follow(planAfter(attempt, why), why, null);
            }
        } finally {
            changing.unlock();
        }
    }

    @Override
    public void ended(Attempt<Q, A> attempt, CloseReason why, @Nullable OpenSpeakException failure) {
        changing.lock();
        try {
            if (!owns(attempt)) {
                return;
            }
            attempt.cancel("ended: " + why);
            if (attempt == retiring) {
                retiring = null;
                return;
            }
            lastFailure = failure;
            if (attempt == successor) {
                successor = null;
                follow(planAfter(attempt, why), why, failure);
                return;
            }
            current = successor;
            successor = null;
            Attempt<Q, A> next = current;
            if (next != null) {
                enter(new LinkState.Connecting(next.address()));
            } else {
                follow(planAfter(attempt, why), why, failure);
            }
        } finally {
            changing.unlock();
        }
    }

    private ReconnectPlan planAfter(Attempt<Q, A> attempt, CloseReason why) {
        if (attempt.livedFor(settings.goodAfter())) {
            failures = 0;
            tokenWasRenewed = false;
        }
        return ReconnectPlan.after(
                why,
                failures,
                tokenWasRenewed,
                settings.backoff(),
                ThreadLocalRandom.current().nextDouble());
    }

    private void follow(ReconnectPlan plan, CloseReason why, @Nullable OpenSpeakException failure) {
        Attempt<Q, A> leaving = current;
        switch (plan) {
            case ReconnectPlan.Retry(Duration pause, boolean elsewhere, boolean newToken) -> {
                if (elsewhere) {
                    route.advance();
                }
                if (newToken) {
                    tokens.forget();
                    tokenWasRenewed = true;
                }
                if (why != CloseReason.RENEWED) {
                    failures++;
                }
                LOG.log(Level.DEBUG, "stream to be followed by another: reason={0} pause={1}", why, pause);
                if (leaving == null) {
                    enter(new LinkState.Reconnecting(why, failures, pause));
                    Timers.after(pause, this::connect);
                } else {
                    route.avoid(leaving.address());
                    enter(new LinkState.Moving(leaving.address(), route.here()));
                    Timers.after(pause, this::makeSuccessor);
                }
            }
            case ReconnectPlan.GiveUp() -> {
                if (leaving != null) {
                    return; // Not welcome elsewhere; what is at hand is used to its end.
                }
                enter(new LinkState.Closed(why, failure));
                firstWelcome.completeExceptionally(
                        failure == null ? OpenSpeakException.unavailable("ended: " + why) : failure);
            }
        }
    }

    private void enter(LinkState next) {
        state = next;
        try {
            protocol.changed(next);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "a listener failed", e);
        }
    }
}
