package io.openspeak.auth;

import io.openspeak.auth.domain.AuditEntry;
import io.openspeak.auth.domain.AuditQuery;
import io.smallrye.mutiny.Uni;
import java.util.List;

/**
 * Who did what. An act that changes something is written by the script that changes it ({@code audit.lua}), so the stores take its
 * entry along; an attempt that changes nothing is noted here.
 */
public interface Audit {

    /**
     * Writes an attempt down, soon: never fails, never waits for the store. What is alike (action, actor, target, result, address)
     * within a minute becomes one entry with a count, so that a flood doesn't push out everything else.
     */
    void note(AuditEntry attempt);

    /** Entries that match, newest first. */
    Uni<Page> list(AuditQuery query);

    /**
     * A part of the audit.
     *
     * @param entries newest first; may be fewer than asked for, even none, when the filter left out the others
     * @param next where the next part starts; empty: this is the last one
     */
    record Page(List<AuditEntry> entries, String next) {}
}
