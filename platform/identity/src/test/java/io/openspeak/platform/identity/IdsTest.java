package io.openspeak.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openspeak.platform.failures.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an id may look like. */
class IdsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "alice@example.org",
                "dm_1:2.3-4",
                "0123456789012345678901234567890123456789012345678901234567890123"
            })
    void valid_wellFormed_isTaken(String id) {
        assertThat(new UserId(id).toString()).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a b",
                "{7}",
                "a\n",
                "ä",
                "a/b",
                "01234567890123456789012345678901234567890123456789012345678901234"
            })
    void valid_malformed_isRefused(String id) {
        assertThatThrownBy(() -> new ChannelId(id)).isInstanceOf(Refusal.class);
    }

    @Test
    void refusal_ofAnOverlongId_quotesOnlyItsBeginning() {
        assertThatThrownBy(() -> new SessionId("\u0000" + "x".repeat(5000)))
                .hasMessageContaining("?xxx")
                .satisfies(refused -> assertThat(refused.getMessage()).hasSizeLessThan(200));
    }
}
