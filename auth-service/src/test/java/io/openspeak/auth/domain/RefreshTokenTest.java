package io.openspeak.auth.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.platform.identity.UserId;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Refresh tokens as text, and what follows from them. */
class RefreshTokenTest {

    private static final RefreshToken TOKEN =
            new RefreshToken(new UserId("alice"), new FamilyId("0".repeat(32)), "p".repeat(22), "s".repeat(43));

    @Property
    void parse_ownText_isTheSame(@ForAll("users") String user) {
        RefreshToken token = new RefreshToken(new UserId(user), TOKEN.family(), TOKEN.proof(), TOKEN.secret());

        assertThat(RefreshToken.parse(token.text())).contains(token);
        assertThat(token.text()).hasSizeLessThan(512);
    }

    @Property
    void parse_anyOtherText_isEmpty(@ForAll String text) {
        assertThat(RefreshToken.parse(text)).isEmpty();
        assertThat(RefreshToken.parse(TOKEN.text() + "." + text)).isEmpty();
    }

    @Test
    void successor_ofTheSameSalt_isTheSame() {
        assertThat(TOKEN.successor("salt")).isEqualTo(TOKEN.successor("salt"));
        assertThat(TOKEN.successor("salt")).isNotEqualTo(TOKEN.successor("other"));
        assertThat(RefreshToken.parse(TOKEN.successor("salt").text())).contains(TOKEN.successor("salt"));
    }

    @Test
    void successor_needsTheSecret_notItsHash() {
        RefreshToken fromHash = new RefreshToken(
                TOKEN.user(),
                TOKEN.family(),
                TOKEN.proof(),
                SecretHash.of(TOKEN.secret()).hex());

        assertThat(fromHash.successor("salt").secret())
                .isNotEqualTo(TOKEN.successor("salt").secret());
    }

    @Test
    void print_anyToken_showsNoSecret() {
        assertThat(TOKEN.toString()).doesNotContain(TOKEN.secret()).doesNotContain(TOKEN.proof());
    }

    @Provide
    Arbitrary<String> users() {
        return Arbitraries.strings()
                .withChars("ABCXYZabcxyz0189_.:@-")
                .ofMinLength(1)
                .ofMaxLength(64);
    }
}
