package io.openspeak.auth.tokensfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openspeak.auth.domain.PreSharedToken;
import io.openspeak.platform.identity.Role;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a tokens file may say. */
class TokensDocumentTest {

    private static final String HASH = "0".repeat(64);

    @Test
    void parse_goodEntry_isReadWithItsTime() {
        List<PreSharedToken> tokens = TokensDocument.parse(
                file("alice", "[\"member\",\"moderator\"]", HASH, "\"2030-01-01T01:00:00+01:00\""));

        PreSharedToken token = tokens.getFirst();
        assertThat(token.name()).isEqualTo("t");
        assertThat(token.roles()).containsExactlyInAnyOrder(Role.MEMBER, Role.MODERATOR);
        assertThat(token.expiresAt()).contains(Instant.parse("2030-01-01T00:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a b  | [\"member\"]   | ok  | null",
                "alice| [\"emperor\"]  | ok  | null",
                "alice| []             | ok  | null",
                "alice| null           | ok  | null",
                "alice| [\"member\"]   | ABC | null",
                "alice| [\"member\"]   | ok  | \"tomorrow\"",
            })
    void parse_badEntry_isNamedInTheError(String user, String roles, String hash, String end) {
        String file = file(user, roles, hash.equals("ok") ? HASH : hash, end);

        assertThatThrownBy(() -> TokensDocument.parse(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("entry 't'");
    }

    @ParameterizedTest
    @CsvSource({"{", "[]", "{}", "{\"token\":[]}"})
    void parse_notTheExpectedJson_isAnErrorThatQuotesNothing(String text) {
        assertThatThrownBy(() -> TokensDocument.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private static String file(String user, String roles, String hash, String end) {
        return "{\"tokens\":[{\"name\":\"t\",\"user\":\"%s\",\"roles\":%s,\"sha256\":\"%s\",\"expires_at\":%s}]}"
                .formatted(user, roles, hash, end);
    }
}
