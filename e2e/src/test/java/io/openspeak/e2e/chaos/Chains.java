package io.openspeak.e2e.chaos;

import io.openspeak.presence.v1.PresenceEvent;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What followed upon what, over all watchers: of those who may see the same, and were told one event, nobody may be told another
 * one next. So an event that one of them missed is found, whoever else was told it.
 */
final class Chains {

    private final Map<Link, Next> next = new ConcurrentHashMap<>();
    private final Findings findings;

    Chains(Findings findings) {
        this.findings = findings;
    }

    private record Link(String user, boolean seesAll, PresenceEvent event) {}

    private record Next(PresenceEvent event, String client) {}

    /** The client was told {@code after} about the user, and nothing since {@code before}. */
    void told(String client, String user, boolean seesAll, PresenceEvent before, PresenceEvent after) {
        Next first = next.putIfAbsent(new Link(user, seesAll, before), new Next(after, client));
        if (first != null && !first.event().equals(after)) {
            findings.add(new Finding(
                    Finding.Kind.HOLE,
                    client,
                    user,
                    "after {" + text(before) + "} came {" + text(after) + "}, while " + first.client() + " was told {"
                            + text(first.event()) + "}"));
        }
    }

    private static String text(PresenceEvent event) {
        return event.toString().replaceAll("\\s+", " ").strip();
    }

    /** How many pairs of events were compared. */
    int size() {
        return next.size();
    }
}
