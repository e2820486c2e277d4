package io.openspeak.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openspeak.platform.failures.Refusal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7",
        "0:0:0:0:0:0:0:1, ::1",
        "2001:DB8:0:0::7, 2001:db8::7",
        "fe80::1%1, fe80::1",
        "::ffff:203.0.113.7, 203.0.113.7"
    })
    void address_anySpelling_isOneText(String spelling, String expected) {
        assertThat(new IpAddress(spelling).value()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "unknown",
                "1.2.3.4.5",
                "::g",
                "203.0.113.7:80",
                "1:::::::::::::::::::::::::::::::::"
            })
    void address_noAddress_isRefusedByName(String text) {
        assertThatThrownBy(() -> new IpAddress(text))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("'" + text + "'")
                .hasMessageContaining("IPv4 or IPv6");
    }

    @ParameterizedTest
    @CsvSource({"203.0.113.7, 203.0.113.7", "2001:db8:1:2:3:4:5:6, 2001:db8:1:2::/64", "::1, ::/64"})
    void network_ofAddress_isWhatOneCustomerHas(String address, String expected) {
        assertThat(new IpAddress(address).network()).isEqualTo(expected);
    }
}
