package io.openspeak.platform.identity.tokens;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.lang.System.Logger.Level;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/**
 * An issuer's key set (RFC 7517), fetched in the background: at the start until it is there, then regularly, and early when
 * a token names an unknown key. However many of those come, the issuer is asked once in an interval; callers wait for that answer.
 */
final class RemoteKeys implements KeySource {

    private static final System.Logger LOG = System.getLogger(RemoteKeys.class.getName());

    /** More than this don't wait: whoever makes up key ids must not fill the memory. */
    private static final int MOST_WAITING = 256;

    private static final int MOST_REMEMBERED = 1024;
    private static final Duration FIRST_RETRY = Duration.ofMillis(200);

    /** An unknown key is not looked for again for this long: a flood of one bad token asks the issuer nothing. */
    private static final Duration UNKNOWN_FOR = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final KeySetDocument document;
    private final Pace pace;
    private final Clock clock;
    private final Map<String, Instant> unknownUntil = new LinkedHashMap<>();
    private final List<Waiter> waiters = new ArrayList<>();

    private volatile Map<String, PublicKey> keys = Map.of();
    private volatile boolean stopped;
    private Instant nextFetchFrom = Instant.MIN;
    private Duration retry = FIRST_RETRY;
    private long fetches;
    private boolean underWay;
    private boolean planned;

    /**
     * How often an issuer is asked.
     *
     * @param refresh without a reason, give or take a fifth so that pods don't ask in step
     * @param minInterval with a reason
     */
    record Pace(Duration refresh, Duration minInterval) {}

    /** Where a key set comes from. */
    interface KeySetDocument {

        /** Its JSON, fetched now. */
        Future<String> fetch();
    }

    /** @param firstFetch the number of the first fetch that began after the question */
    private record Waiter(String keyId, long firstFetch, UniEmitter<? super Boolean> answer) {}

    RemoteKeys(Vertx vertx, KeySetDocument document, Pace pace, Clock clock) {
        this.vertx = vertx;
        this.document = document;
        this.pace = pace;
        this.clock = clock;
    }

    void start() {
        fetch();
        planRefresh();
    }

    void stop() {
        stopped = true;
    }

    @Override
    public Optional<PublicKey> find(String keyId) {
        return Optional.ofNullable(keys.get(keyId));
    }

    @Override
    public boolean ready() {
        return !keys.isEmpty();
    }

    @Override
    public Uni<Boolean> lookFor(String keyId) {
        return Uni.createFrom().emitter(answer -> {
            if (find(keyId).isPresent() || !waits(keyId, answer)) {
                answer.complete(find(keyId).isPresent());
            } else {
                planFetch();
            }
        });
    }

    private synchronized boolean waits(String keyId, UniEmitter<? super Boolean> answer) {
        Instant until = unknownUntil.getOrDefault(keyId, Instant.MIN);
        return clock.instant().isAfter(until)
                && waiters.size() < MOST_WAITING
                && waiters.add(new Waiter(keyId, fetches + 1, answer));
    }

    private void planRefresh() {
        long period = pace.refresh().toMillis();
        long jitter = ThreadLocalRandom.current().nextLong(period * 2 / 5 + 1) - period / 5;
        vertx.setTimer(period + jitter, timer -> {
            if (!stopped) {
                fetch();
                planRefresh();
            }
        });
    }

    private void planFetch() {
        long wait;
        synchronized (this) {
            if (planned || underWay) {
                return;
            }
            planned = true;
            wait = Math.max(
                    0,
                    Duration.between(clock.instant(), latest(nextFetchFrom, clock.instant()))
                            .toMillis());
        }
        if (wait == 0) {
            fetch();
        } else {
            vertx.setTimer(wait, timer -> fetch());
        }
    }

    private void fetch() {
        long number;
        synchronized (this) {
            planned = false;
            if (underWay || stopped) {
                return;
            }
            underWay = true;
            number = ++fetches;
            long interval = pace.minInterval().toMillis();
            nextFetchFrom = clock.instant()
                    .plusMillis(interval + ThreadLocalRandom.current().nextLong(interval / 5 + 1));
        }
        // An address that can't even be asked is a failure like others.
        Future.succeededFuture()
                .compose(asked -> document.fetch())
                .map(RemoteKeys::parse)
                .onSuccess(this::accept)
                .onFailure(this::failed)
                .onComplete(fetched -> answer(number, fetched.succeeded()));
    }

    private static Map<String, PublicKey> parse(String body) {
        try {
            Map<String, PublicKey> fetched = new HashMap<>();
            for (JsonWebKey key : new JsonWebKeySet(body).getJsonWebKeys()) {
                boolean signs = key.getUse() == null || key.getUse().equals("sig");
                if (signs && key instanceof PublicJsonWebKey verifying && key.getKeyId() != null) {
                    fetched.put(key.getKeyId(), verifying.getPublicKey());
                }
            }
            if (fetched.isEmpty()) {
                throw new IllegalArgumentException("the key set has no key for signatures");
            }
            return Map.copyOf(fetched);
        } catch (JoseException malformed) {
            throw new IllegalArgumentException("the key set is malformed", malformed);
        }
    }

    private void accept(Map<String, PublicKey> fetched) {
        if (!fetched.keySet().equals(keys.keySet())) {
            LOG.log(Level.INFO, "token_keys_fetched from={0} key_ids={1}", document, fetched.keySet());
        }
        keys = fetched;
        retry = FIRST_RETRY;
    }

    private void failed(Throwable cause) {
        // The known keys stay good: an issuer that restarts must not sign everybody out.
        LOG.log(
                ready() ? Level.WARNING : Level.INFO,
                "token_keys_not_fetched from={0} cause={1}",
                document,
                cause.getMessage());
        if (!ready()) {
            vertx.setTimer(retry.toMillis(), timer -> fetch());
            retry = retry.multipliedBy(2).compareTo(pace.minInterval()) < 0
                    ? retry.multipliedBy(2)
                    : pace.minInterval();
        }
    }

    private void answer(long number, boolean fetched) {
        List<Waiter> answered = new ArrayList<>();
        boolean more;
        synchronized (this) {
            underWay = false;
            for (Waiter waiter : waiters) {
                boolean known = find(waiter.keyId()).isPresent();
                if (known || waiter.firstFetch() <= number) {
                    answered.add(waiter);
                }
                if (fetched && !known && waiter.firstFetch() <= number) {
                    rememberUnknown(waiter.keyId());
                }
            }
            waiters.removeAll(answered);
            more = !waiters.isEmpty();
        }
        answered.forEach(waiter -> waiter.answer().complete(find(waiter.keyId()).isPresent()));
        if (more) {
            planFetch();
        }
    }

    private void rememberUnknown(String keyId) {
        unknownUntil.remove(keyId);
        unknownUntil.put(keyId, clock.instant().plus(UNKNOWN_FOR));
        if (unknownUntil.size() > MOST_REMEMBERED) {
            unknownUntil.remove(unknownUntil.keySet().iterator().next());
        }
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
