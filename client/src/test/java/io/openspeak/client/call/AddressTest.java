package io.openspeak.client.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses as people write them. */
class AddressTest {

    @Test
    void parse_nameAndPort_reads() {
        assertThat(Address.parse("voice.example:8804")).isEqualTo(new Address("voice.example", 8804));
    }

    @Test
    void parse_ipv6InBrackets_readsAndPrintsTheSame() {
        assertThat(Address.parse("[::1]:8804")).isEqualTo(new Address("::1", 8804));
        assertThat(Address.parse("[::1]:8804")).hasToString("[::1]:8804");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "host", "host:", ":8804", "host:http", "host:0", "host:70000"})
    void parse_notAnAddress_isRefused(String text) {
        assertThatThrownBy(() -> Address.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected");
    }
}
