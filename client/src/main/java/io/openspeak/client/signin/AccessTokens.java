package io.openspeak.client.signin;

import io.openspeak.client.failure.OpenSpeakException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The access token in use: signs in when there is none, and again ahead of its end. */
public final class AccessTokens {

    /** Between attempts to renew a token that still works: an outage of auth-service must not slow every call down. */
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(10);

    private final ReentrantLock renewing = new ReentrantLock();
    private final SignIn signIn;
    private final Credential credential;
    private final Clock clock;
    private volatile @Nullable SignedIn current;
    private volatile @Nullable String refused;
    private volatile Instant nextTry = Instant.MIN;

    public AccessTokens(SignIn signIn, Credential credential, Clock clock) {
        this.signIn = signIn;
        this.credential = credential;
        this.clock = clock;
    }

    /** A token that is good now; asks auth-service when the one at hand ages. */
    public SignedIn get() {
        SignedIn known = current;
        if (known != null && canWait(known)) {
            return known;
        }
        // While one caller renews an aging token, the others go on with it.
        if (known != null && !known.endedAt(clock.instant()) && !renewing.tryLock()) {
            return known;
        }
        if (!renewing.isHeldByCurrentThread()) {
            renewing.lock();
        }
        try {
            SignedIn latest = current;
            if (latest != null && canWait(latest)) {
                return latest;
            }
            SignedIn renewed = renew(latest);
            current = renewed;
            return renewed;
        } finally {
            renewing.unlock();
        }
    }

    private boolean canWait(SignedIn token) {
        Instant now = clock.instant();
        return !token.agesAt(now) || !token.endedAt(now) && now.isBefore(nextTry);
    }

    /** Forgets the token: a service refused it, though it should still be good. */
    public void forget() {
        SignedIn known = current;
        if (known != null) {
            refused = known.accessToken();
        }
        current = null;
    }

    private SignedIn renew(@Nullable SignedIn latest) {
        try {
            return latest == null ? signIn.with(credential, refused) : signIn.again(latest, credential);
        } catch (OpenSpeakException e) {
            // An aging token still works: auth-service being away for a while must not end anybody's call.
            if (latest != null && e.retryable() && !latest.endedAt(clock.instant())) {
                nextTry = clock.instant().plus(AFTER_FAILURE);
                return latest;
            }
            throw e;
        }
    }
}
