package io.openspeak.auth.crypto;

import io.openspeak.auth.AuthSettings;
import io.openspeak.auth.PasswordHashes;
import io.openspeak.auth.domain.PasswordHash;
import io.openspeak.platform.failures.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.WorkerExecutor;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Password hashes by argon2id on a few threads of their own: hashing must hold up no event loop, and many at a time would need
 * more memory than there is.
 */
@ApplicationScoped
public class Argon2Passwords implements PasswordHashes {

    private static final int SALT_BYTES = 16;
    private static final Duration WHEN_BUSY = Duration.ofSeconds(2);

    private final SecureRandom random = new SecureRandom();
    private final AtomicInteger underWay = new AtomicInteger();
    private final WorkerExecutor workers;
    private final Argon2.Cost cost;
    private final int mostUnderWay;
    private final PasswordHash ofNobody;

    public Argon2Passwords(Vertx vertx, AuthSettings settings) {
        AuthSettings.Passwords passwords = settings.passwords();
        workers = vertx.createSharedWorkerExecutor("passwords", passwords.threads());
        cost = new Argon2.Cost(passwords.memoryKib(), passwords.iterations(), passwords.parallelism());
        mostUnderWay = passwords.threads() + passwords.maxWaiting();
        ofNobody = Argon2.hash("", salt(), cost);
    }

    @PreDestroy
    void stop() {
        workers.closeAndForget();
    }

    @Override
    public Uni<PasswordHash> hash(String password) {
        return offThread(() -> Argon2.hash(password, salt(), cost));
    }

    @Override
    public Uni<Boolean> matches(Optional<PasswordHash> hash, String password) {
        return offThread(() -> Argon2.matches(hash.orElse(ofNobody), password) && hash.isPresent());
    }

    @Override
    public boolean isCurrent(PasswordHash hash) {
        return Argon2.cost(hash).equals(cost);
    }

    private <T> Uni<T> offThread(Callable<T> work) {
        return Uni.createFrom().deferred(() -> {
            if (underWay.incrementAndGet() > mostUnderWay) {
                underWay.decrementAndGet();
                throw Refusal.limited("Too many people sign in just now; try again in a moment.", WHEN_BUSY);
            }
            // Its answer comes back on the caller's Vert.x context, and with that its trace.
            return workers.executeBlocking(() -> countedOut(work), false);
        });
    }

    /** Counted until the work ends, not until its caller goes: a reset call's hash is computed all the same. */
    private <T> T countedOut(Callable<T> work) throws Exception {
        try {
            return work.call();
        } finally {
            underWay.decrementAndGet();
        }
    }

    private byte[] salt() {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return salt;
    }
}
