package io.openspeak.auth.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.auth.domain.ApiToken.Standing;
import io.openspeak.auth.domain.TokenVerdict.Flaw;
import io.openspeak.platform.identity.TokenScopes;
import io.openspeak.platform.identity.UserId;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the secrets of an API token are worth. */
class ApiTokenTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant END = NOW.plusSeconds(100);
    private static final Instant OVERLAP = NOW.plusSeconds(10);
    private static final SecretHash SECRET = SecretHash.of("new");
    private static final SecretHash OLD = SecretHash.of("old");

    @Test
    void judge_rightSecret_isGoodUntilTheTokensEnd() {
        assertThat(token(Optional.of(END), Optional.empty()).judge(SECRET, NOW))
                .isEqualTo(new Standing.Good(Optional.of(END)));
        assertThat(token(Optional.empty(), Optional.empty()).judge(SECRET, NOW))
                .isEqualTo(new Standing.Good(Optional.empty()));
    }

    @Test
    void judge_endedToken_isExpired() {
        assertThat(token(Optional.of(END), Optional.empty()).judge(SECRET, END))
                .isEqualTo(new Standing.Bad(Flaw.EXPIRED));
    }

    @Test
    void judge_replacedSecret_isGoodUntilTheOverlapEnds() {
        ApiToken token = token(Optional.of(END), Optional.empty());

        assertThat(token.judge(OLD, NOW)).isEqualTo(new Standing.Good(Optional.of(OVERLAP)));
        assertThat(token.judge(OLD, OVERLAP)).isEqualTo(new Standing.Bad(Flaw.EXPIRED));
    }

    @Test
    void judge_replacedSecretOfATokenThatEndsBefore_isGoodUntilThen() {
        Instant early = NOW.plusSeconds(5);

        assertThat(token(Optional.of(early), Optional.empty()).judge(OLD, NOW))
                .isEqualTo(new Standing.Good(Optional.of(early)));
    }

    @Test
    void judge_revokedToken_saysSoToItsHolderOnly() {
        ApiToken revoked = token(Optional.empty(), Optional.of(NOW));

        assertThat(revoked.judge(SECRET, NOW)).isEqualTo(new Standing.Bad(Flaw.REVOKED));
        assertThat(revoked.judge(SecretHash.of("guess"), NOW)).isEqualTo(new Standing.Bad(Flaw.FORGED));
    }

    @Test
    void print_secret_showsNone() {
        ApiTokenSecret secret = new ApiTokenSecret(new ApiTokenId("0".repeat(32)), "s".repeat(43));

        assertThat(secret.toString()).doesNotContain(secret.secret());
        assertThat(ApiTokenSecret.parse(secret.text())).contains(secret);
        assertThat(ApiTokenSecret.parse(secret.text() + "x")).isEmpty();
    }

    private static ApiToken token(Optional<Instant> end, Optional<Instant> revokedAt) {
        return new ApiToken(
                new ApiTokenId("0".repeat(32)),
                new UserId("alice"),
                "robot",
                TokenScopes.ALL,
                NOW,
                end,
                SECRET,
                Optional.of(new ApiToken.Replaced(OLD, OVERLAP)),
                Optional.empty(),
                revokedAt);
    }
}
