package io.openspeak.voice.relay.domain;

/**
 * Where a pod takes streams of other pods.
 *
 * @param host name or address
 * @param port of HTTP, which carries gRPC
 */
public record RelayAddress(String host, int port) {

    private static final int MAX_PORT = 65_535;

    public RelayAddress {
        if (host.isEmpty() || port < 1 || port > MAX_PORT) {
            throw new IllegalArgumentException(
                    "'" + host + "', port " + port + " is no address of a relay; expected host:port, as 10.0.0.7:8804");
        }
    }

    /** Reads {@code host:port}; an IPv6 address stands in brackets. */
    public static RelayAddress parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 0 || !text.substring(colon + 1).matches("[0-9]{1,5}")) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no address of a relay; expected host:port, as 10.0.0.7:8804 or [fd00::7]:8804");
        }
        String host = text.substring(0, colon);
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        return new RelayAddress(
                bracketed ? host.substring(1, host.length() - 1) : host, Integer.parseInt(text.substring(colon + 1)));
    }

    @Override
    public String toString() {
        return host.indexOf(':') < 0 ? host + ":" + port : "[" + host + "]:" + port;
    }
}
