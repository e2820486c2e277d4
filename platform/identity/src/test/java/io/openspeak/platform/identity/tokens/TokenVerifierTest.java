package io.openspeak.platform.identity.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.Role;
import io.openspeak.platform.testing.TestKeys;
import io.openspeak.platform.testing.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What tokens say of callers. */
@QuarkusTest
@QuarkusTestResource(TestKeys.class)
class TokenVerifierTest {

    @Inject
    TokenVerifier verifier;

    @Inject
    KeySource keys;

    @BeforeEach
    void awaitKeys() {
        Awaitility.await().until(keys::ready);
    }

    @Test
    void verify_validToken_isTheCaller() {
        Caller caller = verifier.verify(TestTokens.trusted()
                .shape("alice")
                .claim("name", "Alice Ånström")
                .claim("jti", "t1")
                .roles(List.of("moderator", "emperor"))
                .sign());

        assertThat(caller.user().value()).isEqualTo("alice");
        assertThat(caller.name()).isEqualTo("Alice Ånström");
        assertThat(caller.tokenId()).isEqualTo("t1");
        assertThat(caller.roles()).containsExactly(Role.MODERATOR);
    }

    @Test
    void verify_withoutNameAndRoles_isACallerWithoutThem() {
        Caller caller = verifier.verify(TestTokens.trusted()
                .shape("alice")
                .claim("name", null)
                .claim("groups", null)
                .sign());

        assertThat(caller.name()).isEqualTo("alice");
        assertThat(caller.roles()).isEmpty();
    }

    @Test
    void verify_overlongToken_isRefusedUnread() {
        assertThatThrownBy(() -> verifier.verify("x".repeat(8193)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("8192");
    }

    @Test
    void refusal_ofAnyToken_doesNotQuoteIt() {
        String stranger = TestTokens.generate().of("alice");

        assertThatThrownBy(() -> verifier.verify(stranger))
                .isInstanceOf(Refusal.class)
                .satisfies(refused ->
                        assertThat(String.valueOf(refused.getMessage())).doesNotContain(stranger.substring(0, 20)));
    }
}
