package io.openspeak.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Spans of time as people write them. */
class SpanConverterTest {

    private final SpanConverter converter = new SpanConverter();

    @ParameterizedTest
    @CsvSource({"90s, 90", "15m, 900", "1H, 3600", "30d, 2592000", "2w, 1209600", "0, 0"})
    void convert_spans_areSeconds(String text, long seconds) {
        assertThat(converter.convert(text)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "-1h", "1.5h", "1y", "h", "99999999999s"})
    void convert_anythingElse_isRefused(String text) {
        assertThatThrownBy(() -> converter.convert(text)).hasMessageContaining("'" + text + "' is no span of time");
    }

    @Test
    void convert_zeroOfAUnit_isZero() {
        assertThat(converter.convert("0d")).isZero();
    }
}
