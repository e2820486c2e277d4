package io.openspeak.auth.redis;

import io.openspeak.auth.contract.RevocationMessages;
import io.openspeak.auth.domain.Revocation;
import io.openspeak.auth.domain.Revocation.Span;
import io.openspeak.auth.v1.AuthFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a script needs to revoke tokens with {@code revoke} or {@code end_sign_ins} (lua/revoke.lua). */
final class RevocationAppend {

    private RevocationAppend() {}

    /** Arguments in the order of {@code revoke}: those of the fact, the key, when it may be forgotten. */
    static List<Object> arguments(Revocation revocation, Instant at) {
        AuthFact fact = AuthFact.newBuilder()
                .setRevoked(RevocationMessages.message(revocation))
                .build();
        List<Object> arguments = new ArrayList<>(AuthFacts.arguments(at.toEpochMilli(), fact));
        arguments.add(revocation.key());
        arguments.add(
                revocation.span() instanceof Span.Issued issued
                        ? issued.forgetAt().toEpochMilli()
                        : "");
        return arguments;
    }
}
