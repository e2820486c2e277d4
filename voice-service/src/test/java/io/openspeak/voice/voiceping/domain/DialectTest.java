package io.openspeak.voice.voiceping.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.platform.identity.UserId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a client is told of people and groups that it did not spell itself. */
class DialectTest {

    @ParameterizedTest
    @CsvSource({"42, true", "0, true", "-7, true", "007, false", "1e3, false", "carol, false", "9007199254740993, false", "+1, false"})
    void client_thatCallsItselfByANumber_getsNumbers_ofWhatIsOne(String id, boolean number) {
        Dialect dialect = new Dialect(new WireId.Whole(1));

        assertThat(dialect.user(id))
                .isEqualTo(number ? new WireId.Whole(Long.parseLong(id)) : new WireId.Text(id));
    }

    @Test
    void client_thatCallsItselfByAText_getsTexts() {
        Dialect dialect = new Dialect(new WireId.Text("1"));

        assertThat(dialect.user("42")).isEqualTo(new WireId.Text("42"));
        dialect.spelledItself(new WireId.Whole(1));
        assertThat(dialect.user("42")).isEqualTo(new WireId.Whole(42));
    }

    @Test
    void group_isSpelledAsTheClientDid() {
        Dialect dialect = new Dialect(new WireId.Whole(1));
        dialect.spelledGroup(new WireId.Text("42"));

        assertThat(dialect.group("42")).isEqualTo(new WireId.Text("42"));
        assertThat(dialect.group("43")).isEqualTo(new WireId.Whole(43));
        dialect.forgetGroup("42");
        assertThat(dialect.group("42")).isEqualTo(new WireId.Whole(42));
    }

    @Test
    void audio_comesAsTheClientSendsIt() {
        Dialect dialect = new Dialect(new WireId.Whole(1));

        assertThat(dialect.wantsTextAudio(false)).isFalse();
        assertThat(dialect.wantsTextAudio(true)).isTrue();
        dialect.spoke(true);
        assertThat(dialect.wantsTextAudio(false)).isTrue();
        dialect.spoke(false);
        assertThat(dialect.wantsTextAudio(true)).isFalse();
    }

    @Test
    void line_ofALongName_isStillAnId() {
        UserId longest = new UserId("x".repeat(64));

        assertThat(PrivateLine.of(new UserId("bob")).value()).isEqualTo("voiceping:bob");
        assertThat(PrivateLine.of(longest).value()).hasSize(58).isNotEqualTo(PrivateLine.of(new UserId("y".repeat(64))).value());
    }
}
