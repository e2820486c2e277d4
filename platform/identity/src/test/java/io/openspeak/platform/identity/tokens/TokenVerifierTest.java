package io.openspeak.platform.identity.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openspeak.contract.v1.Scope;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.Role;
import io.openspeak.platform.testing.TestKeys;
import io.openspeak.platform.testing.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
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
    void verify_allClaims_areTheCallers() {
        Caller caller = verifier.verify(TestTokens.trusted()
                .shape("alice")
                .claim("family", "f1")
                .claim("iat", 1_700_000_000)
                .claim("iat_ms", 1_700_000_000_123L)
                .claim("client_role", "web")
                .claim("device", "laptop")
                .claim("scope", "voice unheard_of")
                .sign());

        assertThat(caller.claims().familyId()).isEqualTo("f1");
        assertThat(caller.claims().issuedAt()).isEqualTo(Instant.ofEpochMilli(1_700_000_000_123L));
        assertThat(caller.claims().clientRole()).isEqualTo("web");
        assertThat(caller.claims().deviceId()).isEqualTo("laptop");
        assertThat(caller.claims().scopes().limitedTo()).contains(Set.of(Scope.SCOPE_VOICE));
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
