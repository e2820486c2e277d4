package io.openspeak.client.call;

/** Host and port of a service. */
public record Address(String host, int port) {

    public Address {
        if (host.isBlank()) {
            throw new IllegalArgumentException("host is blank, expected a name or an IP address");
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("port is " + port + ", expected 1 to 65535");
        }
    }

    /** Reads {@code host:port}; an IPv6 host stands in brackets. */
    public static Address parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 1 || colon == text.length() - 1) {
            throw new IllegalArgumentException("\"" + text + "\" is no address, expected host:port");
        }
        String host = text.substring(0, colon);
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        }
        try {
            return new Address(host, Integer.parseInt(text.substring(colon + 1)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("\"" + text + "\" is no address, expected host:port", e);
        }
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
