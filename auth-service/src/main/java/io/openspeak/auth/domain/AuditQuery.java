package io.openspeak.auth.domain;

import java.time.Instant;

/**
 * Which audit entries.
 *
 * @param user only what this user did or what was done to it; empty: all
 * @param action only this, as {@link AuditAction#wireName}; empty: all
 * @param from not before
 * @param until not after
 * @param count most entries
 * @param after {@code next} of the part before; empty: from the newest on
 */
public record AuditQuery(String user, String action, Instant from, Instant until, int count, String after) {

    /** True if an entry is asked for. */
    public boolean wants(AuditEntry entry) {
        return (user.isEmpty() || user.equals(entry.actor()) || concernsUser(entry.target()))
                && (action.isEmpty() || action.equals(entry.action().wireName()))
                && !entry.at().isBefore(from)
                && !entry.at().isAfter(until);
    }

    /** Targets that belong to a user name it first: {@code alice/3f9a...}. */
    private boolean concernsUser(String target) {
        return target.equals(user) || target.startsWith(user + "/");
    }
}
