package io.openspeak.client.signin;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/**
 * A sign-in that is kept somewhere and goes on by its refresh token. That token is good once, so where several processes share the
 * place, one continues the sign-in and the others find what it got.
 */
public interface KeptSignIn {

    /** Lets {@code renewal} continue what is kept now, keeps what comes of it and gives that back; nobody comes between. */
    SignedIn renew(UnaryOperator<SignedIn> renewal);

    /** One that is kept for as long as this process lives. */
    static KeptSignIn inMemory(SignedIn signedIn) {
        return new KeptSignIn() {
            private final ReentrantLock lock = new ReentrantLock();
            private SignedIn kept = signedIn;

            @Override
            public SignedIn renew(UnaryOperator<SignedIn> renewal) {
                lock.lock();
                try {
                    kept = renewal.apply(kept);
                    return kept;
                } finally {
                    lock.unlock();
                }
            }
        };
    }
}
