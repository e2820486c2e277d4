package io.openspeak.platform.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.auth.v1.Account;
import io.openspeak.auth.v1.AuthFact;
import io.openspeak.auth.v1.Revocation;
import io.openspeak.platform.identity.Caller;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Which tokens a revocation hits, and for how long. */
class RevocationTableTest {

    private static final Caller ALICE = Callers.of("alice", "f1", "t1", 1_000);

    private final RevocationTable table = new RevocationTable();

    @Test
    void revoked_nothingRevoked_isFalse() {
        assertThat(table.revoked(ALICE)).isFalse();
    }

    @Test
    void revoked_tokenWithoutIds_isNotHitByAnyId() {
        table.fold(revoked(Revocation.newBuilder().setFamilyId("f1")));

        assertThat(table.revoked(Callers.of("alice", "", "", 500))).isFalse();
    }

    @Test
    void revoked_ofAUser_hitsWhatWasIssuedUntilThen() {
        table.fold(revoked(Revocation.newBuilder().setUserId("alice")));

        assertThat(table.revoked(Callers.of("alice", "x", "x", 2_000))).isTrue();
        assertThat(table.revoked(Callers.of("alice", "x", "x", 2_001))).isFalse();
        assertThat(table.revoked(Callers.of("bob", "f1", "t1", 1_000))).isFalse();
    }

    @Test
    void revoked_disabledAccount_hitsTokensOfAnyAgeUntilEnabled() {
        table.fold(AuthFact.newBuilder()
                .setRevoked(Revocation.newBuilder().setUserId("alice").setUntilEnabled(true))
                .build());
        assertThat(table.revoked(Callers.of("alice", "", "", Long.MAX_VALUE / 2)))
                .isTrue();

        table.forget(Instant.MAX);
        assertThat(table.revoked(ALICE)).isTrue();

        table.fold(changed("alice", false));
        assertThat(table.revoked(ALICE)).isFalse();
    }

    @Test
    void revoked_deletedAccount_isRefusedUntilThereIsANewOne() {
        table.fold(AuthFact.newBuilder().setAccountDeleted("alice").build());
        assertThat(table.revoked(ALICE)).isTrue();

        table.fold(changed("alice", false));
        assertThat(table.revoked(ALICE)).isFalse();
    }

    @Test
    void start_afterTheLogWasLost_keepsWhatStillMatters() {
        table.fold(revoked(Revocation.newBuilder().setFamilyId("f1")));

        table.start(List.of());

        assertThat(table.revoked(ALICE)).isTrue();
    }

    @Test
    void start_accountEnabledMeanwhile_isLetIn() {
        table.fold(changed("alice", true));

        table.start(List.of());

        assertThat(table.revoked(ALICE)).isFalse();
    }

    @Test
    void forget_endedRevocations_leavesNothingBehind() {
        table.fold(revoked(Revocation.newBuilder().setFamilyId("f1")));
        table.fold(revoked(Revocation.newBuilder().setTokenId("t1")));
        table.fold(revoked(Revocation.newBuilder().setUserId("alice")));

        table.forget(Instant.ofEpochMilli(9_999));
        assertThat(table.size()).isEqualTo(3);
        table.forget(Instant.ofEpochMilli(10_000));
        assertThat(table.size()).isZero();
    }

    /** Whatever the order in which revocations arrive, and however often: a token is hit if one of them hits it. */
    @Property
    void revoked_anyHistory_asIfEachWereAskedAlone(
            @ForAll("revocations") List<Revocation> history, @ForAll("callers") Caller caller) {
        RevocationTable folded = new RevocationTable();
        history.forEach(revocation ->
                folded.fold(AuthFact.newBuilder().setRevoked(revocation).build()));
        history.reversed()
                .forEach(revocation ->
                        folded.fold(AuthFact.newBuilder().setRevoked(revocation).build()));

        assertThat(folded.revoked(caller)).isEqualTo(history.stream().anyMatch(revocation -> hits(revocation, caller)));
    }

    private static boolean hits(Revocation revocation, Caller caller) {
        Map<Revocation.SubjectCase, String> named = new HashMap<>();
        named.put(Revocation.SubjectCase.TOKEN_ID, caller.tokenId());
        named.put(Revocation.SubjectCase.FAMILY_ID, caller.claims().familyId());
        named.put(Revocation.SubjectCase.USER_ID, caller.user().value());
        String subject = revocation.getTokenId() + revocation.getFamilyId() + revocation.getUserId();
        return subject.equals(named.get(revocation.getSubjectCase()))
                && caller.claims().issuedAt().toEpochMilli() <= revocation.getNotAfter();
    }

    @Provide
    Arbitrary<List<Revocation>> revocations() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.of("a", "b"),
                        Arbitraries.longs().between(0, 10))
                .as((subject, id, notAfter) -> {
                    Revocation.Builder revocation =
                            Revocation.newBuilder().setNotAfter(notAfter).setForgetAt(100);
                    return switch (subject) {
                        case 0 -> revocation.setTokenId(id);
                        case 1 -> revocation.setFamilyId(id);
                        default -> revocation.setUserId(id);
                    };
                })
                .map(Revocation.Builder::build)
                .list()
                .ofMaxSize(8);
    }

    @Provide
    Arbitrary<Caller> callers() {
        Arbitrary<String> ids = Arbitraries.of("a", "b", "c");
        return Combinators.combine(ids, ids, ids, Arbitraries.longs().between(0, 11))
                .as(Callers::of);
    }

    private static AuthFact revoked(Revocation.Builder revocation) {
        return AuthFact.newBuilder()
                .setRevoked(revocation.setNotAfter(2_000).setForgetAt(10_000))
                .build();
    }

    private static AuthFact changed(String user, boolean disabled) {
        return AuthFact.newBuilder()
                .setAccountChanged(Account.newBuilder().setUserId(user).setDisabled(disabled))
                .build();
    }
}
