package io.openspeak.platform.testing.surface;

import io.openspeak.platform.testing.TestTokens;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Somebody who calls once: nobody's calls are slowed by those of others, and what a call revokes is no token of another test.
 *
 * @param role role of its token; empty: it has none
 */
record Stranger(String role) {

    /** One of every sort. */
    static final List<Stranger> SORTS =
            List.of(new Stranger(""), new Stranger("member"), new Stranger("moderator"), new Stranger("admin"));

    /** A service of the installation, which may do most things and break them. */
    static final Stranger SERVICE = new Stranger("service");

    private static final AtomicInteger CALLS = new AtomicInteger();

    /** Its token; empty: it has none. */
    Optional<String> token() {
        return role.isEmpty()
                ? Optional.empty()
                : Optional.of(TestTokens.trusted().of("stranger-" + CALLS.incrementAndGet(), role));
    }

    @Override
    public String toString() {
        return role.isEmpty() ? "anonymous" : role;
    }
}
