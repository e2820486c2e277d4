package io.openspeak.auth.domain;

import java.time.Instant;

/**
 * Who did what, from where, with which result; never a secret, nor what may be one.
 *
 * @param at when
 * @param actor user id of who acted; empty: nobody known
 * @param action what
 * @param target on whom or what; {@link #UNKNOWN}: on something that we don't know, whose name may be a mistyped secret
 * @param result {@link #OK} or the reason of the refusal
 * @param origin from where
 * @param count how many alike it stands for, itself included
 */
public record AuditEntry(
        Instant at, String actor, AuditAction action, String target, String result, Origin origin, int count) {

    /** Result of what was done. */
    public static final String OK = "ok";

    /** Stands for a target that we don't know. */
    public static final String UNKNOWN = "unknown";

    /** Something that was done. */
    public static AuditEntry done(Instant at, String actor, AuditAction action, String target, Origin origin) {
        return new AuditEntry(at, actor, action, target, OK, origin, 1);
    }

    /** Something that was refused, with the wire name of the reason. */
    public static AuditEntry refused(
            Instant at, String actor, AuditAction action, String target, String reason, Origin origin) {
        return new AuditEntry(at, actor, action, target, reason, origin, 1);
    }

    /** This one, standing for that many. */
    public AuditEntry times(int alike) {
        return new AuditEntry(at, actor, action, target, result, origin, alike);
    }
}
