package io.openspeak.cli.profile;

import io.openspeak.client.call.TransportSecurity;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How connections are protected, as a profile's file holds it: words that are checked, since one that is misspelt must never be
 * read as "plain".
 *
 * @param kind {@code plain} or {@code tls}
 * @param authorities PEM file; null: those that Java on this machine trusts
 */
record StoredSecurity(@Nullable String kind, @Nullable String authorities) {

    private static final String PLAIN = "plain";
    private static final String TLS = "tls";

    static StoredSecurity of(TransportSecurity security) {
        return switch (security) {
            case TransportSecurity.Plain() -> new StoredSecurity(PLAIN, null);
            case TransportSecurity.Tls() -> new StoredSecurity(TLS, null);
            case TransportSecurity.TlsWithAuthorities(Path pem) -> new StoredSecurity(TLS, pem.toString());
        };
    }

    TransportSecurity read() {
        if (TLS.equals(kind)) {
            return authorities == null
                    ? new TransportSecurity.Tls()
                    : new TransportSecurity.TlsWithAuthorities(Path.of(authorities));
        }
        if (PLAIN.equals(kind) && authorities == null) {
            return new TransportSecurity.Plain();
        }
        throw new IllegalArgumentException("security is " + this + ", expected the kind plain or tls");
    }
}
