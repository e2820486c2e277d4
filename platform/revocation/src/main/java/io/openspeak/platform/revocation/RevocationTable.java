package io.openspeak.platform.revocation;

import io.openspeak.auth.v1.Account;
import io.openspeak.auth.v1.AuthFact;
import io.openspeak.auth.v1.Revocation;
import io.openspeak.platform.identity.AccessClaims;
import io.openspeak.platform.identity.Caller;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What was revoked, as far as a token that is still alive could be hit by it.
 *
 * <p>One thread writes, any may read. A revocation is forgotten when the last token that it could hit has ended; accounts that
 * are disabled or deleted are refused until a fact says that they are enabled.
 */
@Singleton
final class RevocationTable {

    private record Cutoff(Instant notAfter, Instant forgetAt) {

        Cutoff later(Cutoff other) {
            return new Cutoff(
                    notAfter.isAfter(other.notAfter) ? notAfter : other.notAfter,
                    forgetAt.isAfter(other.forgetAt) ? forgetAt : other.forgetAt);
        }
    }

    private final Map<String, Cutoff> tokens = new ConcurrentHashMap<>();
    private final Map<String, Cutoff> families = new ConcurrentHashMap<>();
    private final Map<String, Cutoff> users = new ConcurrentHashMap<>();
    private final Set<String> shutOut = ConcurrentHashMap.newKeySet();

    /** True if the token of this caller is refused. */
    boolean revoked(Caller caller) {
        AccessClaims claims = caller.claims();
        return shutOut.contains(caller.user().value())
                || hit(users.get(caller.user().value()), claims)
                || hit(families.get(claims.familyId()), claims)
                || hit(tokens.get(claims.tokenId()), claims);
    }

    /** Starts from a snapshot. What was known before stays: the log may have been lost together with what it told. */
    void start(List<Revocation> snapshot) {
        Set<String> now = snapshot.stream()
                .filter(Revocation::getUntilEnabled)
                .map(Revocation::getUserId)
                .collect(Collectors.toSet());
        shutOut.addAll(now);
        shutOut.retainAll(now);
        snapshot.forEach(this::add);
    }

    /** Takes in a fact. */
    void fold(AuthFact fact) {
        switch (fact.getFactCase()) {
            case REVOKED -> add(fact.getRevoked());
            case ACCOUNT_CHANGED -> fold(fact.getAccountChanged());
            case ACCOUNT_DELETED -> shutOut.add(fact.getAccountDeleted());
            case SIGNING_KEY_CHANGED, FACT_NOT_SET -> {}
        }
    }

    /** Forgets what can hit no token any more. */
    void forget(Instant now) {
        for (Map<String, Cutoff> cutoffs : List.of(tokens, families, users)) {
            cutoffs.values().removeIf(cutoff -> !cutoff.forgetAt().isAfter(now));
        }
    }

    /** How many revocations are kept. */
    int size() {
        return tokens.size() + families.size() + users.size() + shutOut.size();
    }

    private void add(Revocation revocation) {
        Cutoff cutoff = new Cutoff(
                Instant.ofEpochMilli(revocation.getNotAfter()), Instant.ofEpochMilli(revocation.getForgetAt()));
        switch (revocation.getSubjectCase()) {
            case TOKEN_ID -> tokens.merge(revocation.getTokenId(), cutoff, Cutoff::later);
            case FAMILY_ID -> families.merge(revocation.getFamilyId(), cutoff, Cutoff::later);
            case USER_ID -> {
                if (revocation.getUntilEnabled()) {
                    shutOut.add(revocation.getUserId());
                } else {
                    users.merge(revocation.getUserId(), cutoff, Cutoff::later);
                }
            }
            case SUBJECT_NOT_SET -> {}
        }
    }

    private void fold(Account account) {
        if (account.getDisabled()) {
            shutOut.add(account.getUserId());
        } else {
            shutOut.remove(account.getUserId());
        }
    }

    private static boolean hit(@Nullable Cutoff cutoff, AccessClaims claims) {
        return cutoff != null && !claims.issuedAt().isAfter(cutoff.notAfter());
    }
}
