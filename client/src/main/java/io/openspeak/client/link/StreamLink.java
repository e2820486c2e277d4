package io.openspeak.client.link;

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

/** A gRPC stream that is opened again after a break, at the next address where that helps; see {@link LinkState}. */
public final class StreamLink<Q, A> implements AutoCloseable, Attempt.Owner<Q, A> {

    private static final System.Logger LOG = System.getLogger(StreamLink.class.getName());
    private static final Duration FAREWELL = Duration.ofSeconds(1);

    private final StreamProtocol<Q, A> protocol;
    private final Connections connections;
    private final List<Address> addresses;
    private final AccessTokens tokens;
    private final LinkSettings settings;

    // Two locks, always taken in this order: `hearing` keeps messages of successive streams apart, `changing` guards
    // the state.
    private final ReentrantLock hearing = new ReentrantLock();
    private final ReentrantLock changing = new ReentrantLock();
    private final CompletableFuture<@Nullable Void> firstWelcome = new CompletableFuture<>();
    private volatile @Nullable Attempt<Q, A> current;
    private volatile LinkState state;
    private @Nullable OpenSpeakException lastFailure;
    private int place;
    private int failures;
    private boolean tokenWasRenewed;
    private long liveSince;

    public StreamLink(
            StreamProtocol<Q, A> protocol,
            Connections connections,
            List<Address> addresses,
            AccessTokens tokens,
            LinkSettings settings) {
        this.protocol = protocol;
        this.connections = connections;
        this.addresses = List.copyOf(addresses);
        this.tokens = tokens;
        this.settings = settings;
        this.state = new LinkState.Connecting(addresses.getFirst());
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
                    : OpenSpeakException.unavailable("no welcome from " + addresses + " within " + within);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            abandon();
            throw OpenSpeakException.unavailable("interrupted while waiting for " + addresses);
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
        Attempt<Q, A> attempt = stop();
        if (attempt == null) {
            return;
        }
        Q farewell = protocol.farewell();
        if (attempt.isLive()) {
            if (farewell != null) {
                attempt.send(farewell);
            }
            await(attempt.halfClose());
        }
        attempt.cancel("closed by the client");
    }

    /** Ends the stream without a word, as a crash would. */
    public void abandon() {
        Attempt<Q, A> attempt = stop();
        if (attempt != null) {
            attempt.cancel("abandoned by the client");
        }
    }

    private @Nullable Attempt<Q, A> stop() {
        changing.lock();
        try {
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

    private static void await(CompletableFuture<?> done) {
        try {
            done.get(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.log(Level.DEBUG, "the server did not end the stream in time");
        }
    }

    private void connect() {
        changing.lock();
        try {
            if (state instanceof LinkState.Closed) {
                return;
            }
            Address address = addresses.get(Math.floorMod(place, addresses.size()));
            Attempt<Q, A> attempt = new Attempt<>(this);
            current = attempt;
            enter(new LinkState.Connecting(address));
            Timers.after(settings.welcomeWithin(), () -> giveUpWaiting(attempt, address));
            attempt.start(protocol, connections.to(address));
        } finally {
            changing.unlock();
        }
    }

    private void giveUpWaiting(Attempt<Q, A> attempt, Address address) {
        if (!attempt.isLive()) {
            ended(attempt, CloseReason.SILENT, OpenSpeakException.unavailable("no welcome from " + address));
        }
    }

    @Override
    public boolean owns(Attempt<Q, A> attempt) {
        return current == attempt;
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
            if (current == attempt) {
                liveSince = System.nanoTime();
                enter(new LinkState.Live(addresses.get(Math.floorMod(place, addresses.size()))));
                firstWelcome.complete(null);
            }
        } finally {
            changing.unlock();
        }
    }

    @Override
    public void writable(Attempt<Q, A> attempt) {
        if (current == attempt && attempt.isLive()) {
            protocol.writable();
        }
    }

    @Override
    public void ended(Attempt<Q, A> attempt, CloseReason why, @Nullable OpenSpeakException failure) {
        changing.lock();
        try {
            if (current != attempt) {
                return;
            }
            current = null;
            lastFailure = failure;
            attempt.cancel("ended: " + why);
            if (attempt.isLive()
                    && System.nanoTime() - liveSince >= settings.goodAfter().toNanos()) {
                failures = 0;
                tokenWasRenewed = false;
            }
            follow(
                    ReconnectPlan.after(
                            why,
                            failures,
                            tokenWasRenewed,
                            settings.backoff(),
                            ThreadLocalRandom.current().nextDouble()),
                    why,
                    failure);
        } finally {
            changing.unlock();
        }
    }

    private void follow(ReconnectPlan plan, CloseReason why, @Nullable OpenSpeakException failure) {
        switch (plan) {
            case ReconnectPlan.Retry(Duration pause, boolean elsewhere, boolean newToken) -> {
                if (elsewhere) {
                    place++;
                }
                if (newToken) {
                    tokens.forget();
                    tokenWasRenewed = true;
                }
                if (why != CloseReason.RENEWED) {
                    failures++;
                }
                LOG.log(Level.DEBUG, "stream broke, connecting again: reason={0} pause={1}", why, pause);
                enter(new LinkState.Reconnecting(why, failures, pause));
                Timers.after(pause, this::connect);
            }
            case ReconnectPlan.GiveUp() -> {
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
