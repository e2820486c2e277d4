package io.openspeak.auth.contract;

import io.openspeak.auth.RevocationStore;
import io.openspeak.auth.domain.Revocation;
import io.openspeak.auth.domain.Revocation.Span;
import io.openspeak.auth.domain.Revocation.Subject;
import io.openspeak.auth.v1.SnapshotRevocationsResponse;
import io.openspeak.platform.identity.UserId;
import java.time.Instant;

/** Revocations to and from messages of auth.v1. */
public final class RevocationMessages {

    private RevocationMessages() {}

    /** As facts and snapshots carry it. */
    public static io.openspeak.auth.v1.Revocation message(Revocation revocation) {
        io.openspeak.auth.v1.Revocation.Builder message =
                io.openspeak.auth.v1.Revocation.newBuilder().setReason(revocation.reason());
        switch (revocation.subject()) {
            case Subject.Token(String id) -> message.setTokenId(id);
            case Subject.Family(String id) -> message.setFamilyId(id);
            case Subject.OfUser(UserId user) -> message.setUserId(user.value());
        }
        switch (revocation.span()) {
            case Span.Issued(Instant notAfter, Instant forgetAt) ->
                message.setNotAfter(notAfter.toEpochMilli()).setForgetAt(forgetAt.toEpochMilli());
            case Span.UntilEnabled() -> message.setUntilEnabled(true);
        }
        return message.build();
    }

    /** All that a reader starts from. */
    public static SnapshotRevocationsResponse message(RevocationStore.Snapshot snapshot) {
        return SnapshotRevocationsResponse.newBuilder()
                .setPosition(snapshot.position().encode())
                .addAllRevocations(snapshot.revocations().stream()
                        .map(RevocationMessages::message)
                        .toList())
                .build();
    }

    /** Reads {@link #message(Revocation)}. */
    public static Revocation revocation(io.openspeak.auth.v1.Revocation message) {
        Subject subject = switch (message.getSubjectCase()) {
            case TOKEN_ID -> new Subject.Token(message.getTokenId());
            case FAMILY_ID -> new Subject.Family(message.getFamilyId());
            case USER_ID -> new Subject.OfUser(new UserId(message.getUserId()));
            case SUBJECT_NOT_SET -> throw new IllegalArgumentException("a revocation names no subject");
        };
        Span span = message.getUntilEnabled()
                ? new Span.UntilEnabled()
                : new Span.Issued(
                        Instant.ofEpochMilli(message.getNotAfter()), Instant.ofEpochMilli(message.getForgetAt()));
        return new Revocation(subject, span, message.getReason());
    }
}
