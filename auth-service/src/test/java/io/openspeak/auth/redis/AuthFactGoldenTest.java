package io.openspeak.auth.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.auth.domain.Account;
import io.openspeak.auth.v1.AuthFact;
import io.openspeak.platform.identity.Role;
import io.openspeak.platform.identity.UserId;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** AuthFact, version 1, as it lies in logs: a change here breaks every reader. */
class AuthFactGoldenTest {

    private static final AuthFact FACT = AuthFacts.accountChanged(new Account(
            new UserId("alice"),
            "Alice Ånström",
            Set.of(Role.MODERATOR, Role.MEMBER),
            true,
            Instant.ofEpochMilli(1_763_780_000_123L)));

    @Test
    void accountChanged_asBytes_isTheGoldenSample() throws Exception {
        assertThat(HexFormat.of().formatHex(FACT.toByteArray())).isEqualTo(golden());
    }

    @Test
    void goldenSample_parsed_isTheFact() throws Exception {
        assertThat(AuthFact.parseFrom(HexFormat.of().parseHex(golden()))).isEqualTo(FACT);
    }

    private static String golden() throws Exception {
        try (InputStream file = Objects.requireNonNull(
                AuthFactGoldenTest.class.getResourceAsStream("/golden/auth-fact-v1-account-changed.hex"))) {
            return new String(file.readAllBytes(), StandardCharsets.US_ASCII).strip();
        }
    }
}
