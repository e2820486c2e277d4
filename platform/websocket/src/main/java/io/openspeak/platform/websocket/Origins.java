package io.openspeak.platform.websocket;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Pages that may connect: browsers let any page open a WebSocket and say where it comes from (RFC 6455, section 10.2).
 *
 * @param allowed origins, beside the one that serves us; {@code *}: all
 */
public record Origins(Set<String> allowed) {

    private static final String ALL = "*";

    public Origins {
        allowed = Set.copyOf(allowed);
    }

    /**
     * True if a page of that origin may connect.
     *
     * @param origin as the browser says; null: it is no browser
     * @param host that it connects to, with the port as it names it
     */
    public boolean permit(@Nullable String origin, @Nullable String host) {
        return origin == null || allowed.contains(ALL) || allowed.contains(origin) || isSame(origin, host);
    }

    /** The scheme may differ: TLS may end before us. */
    private static boolean isSame(String origin, @Nullable String host) {
        try {
            String authority = URI.create(origin).getRawAuthority();
            return authority != null
                    && host != null
                    && withoutDefaultPort(authority).equals(withoutDefaultPort(host));
        } catch (IllegalArgumentException notAnOrigin) {
            return false;
        }
    }

    private static String withoutDefaultPort(String authority) {
        return authority.toLowerCase(Locale.ROOT).replaceFirst(":(80|443)$", "");
    }
}
