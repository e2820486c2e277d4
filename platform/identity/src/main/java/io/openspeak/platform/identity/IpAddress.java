package io.openspeak.platform.identity;

import io.netty.util.NetUtil;
import io.openspeak.platform.failures.Refusal;
import java.net.InetAddress;
import java.util.Arrays;

/**
 * An IPv4 or IPv6 address in one spelling, so that equal addresses are equal texts.
 *
 * @param value dotted IPv4, or IPv6 as in RFC 5952 without a zone; an IPv4 address that is mapped into IPv6 is IPv4
 */
public record IpAddress(String value) {

    /** Longest spelling: IPv6 with an IPv4 tail and a zone. */
    private static final int MAX_CHARS = 64;

    private static final int IPV4_BYTES = 4;

    public IpAddress {
        value = normal(value);
    }

    /** What one customer usually has: an IPv4 address, or the first 64 bits of an IPv6 address. */
    public String network() {
        byte[] bytes = InetAddress.ofLiteral(value).getAddress();
        if (bytes.length == IPV4_BYTES) {
            return value;
        }
        byte[] prefix = Arrays.copyOf(Arrays.copyOf(bytes, bytes.length / 2), bytes.length);
        return NetUtil.bytesToIpAddress(prefix) + "/64";
    }

    private static String normal(String spelling) {
        try {
            if (spelling.length() <= MAX_CHARS) {
                return NetUtil.toAddressString(InetAddress.ofLiteral(spelling));
            }
        } catch (IllegalArgumentException notAnAddress) {
            // Told below.
        }
        throw Refusal.invalid("The address '" + Ids.abbreviated(spelling) + "' is not an IPv4 or IPv6 address.");
    }

    @Override
    public String toString() {
        return value;
    }
}
