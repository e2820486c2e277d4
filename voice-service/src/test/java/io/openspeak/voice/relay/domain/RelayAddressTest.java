package io.openspeak.voice.relay.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses as operators write them. */
class RelayAddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.7:8804", "voice-1.voice:8804", "[fd00::7]:8804"})
    void address_isReadAndWrittenAlike(String text) {
        assertThat(RelayAddress.parse(text)).hasToString(text);
    }

    @Test
    void ipv6_isKeptWithoutBrackets() {
        assertThat(RelayAddress.parse("[fd00::7]:8804")).isEqualTo(new RelayAddress("fd00::7", 8804));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "8804", "host", "host:", "host:port", ":8804", "host:0", "host:65536"})
    void whatIsNoAddress_isRefused(String text) {
        assertThatThrownBy(() -> RelayAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("10.0.0.7:8804");
    }
}
