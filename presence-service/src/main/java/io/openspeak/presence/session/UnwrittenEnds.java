package io.openspeak.presence.session;

import io.openspeak.presence.domain.Input;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How sessions ended for good that the store could not be told of: found later by their connections, which the store believes to be
 * there.
 */
@ApplicationScoped
public class UnwrittenEnds {

    /** More are not kept: those that fall out are taken for broken, and end a little later. */
    private static final int MOST = 10_000;

    private final Map<String, Input> ofConnections = new LinkedHashMap<>();

    /** That could not be written. */
    synchronized void add(Input end) {
        switch (end) {
            case Input.Goodbye goodbye -> put(goodbye.connection(), end);
            case Input.Revoked revoked -> put(revoked.connection(), end);
            default -> {}
        }
    }

    private void put(String connection, Input end) {
        ofConnections.put(connection, end);
        if (ofConnections.size() > MOST) {
            ofConnections.remove(ofConnections.keySet().iterator().next());
        }
    }

    /** How a session ended whose connection is not there: broken, unless more is known. */
    synchronized Input of(Input.Broken stray) {
        return ofConnections.getOrDefault(stray.connection(), stray);
    }

    /** It is written. */
    synchronized void forget(Input.Broken stray) {
        ofConnections.remove(stray.connection());
    }
}
