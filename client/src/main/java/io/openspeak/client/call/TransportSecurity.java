package io.openspeak.client.call;

import java.nio.file.Path;

/** How connections to the services are protected. */
public sealed interface TransportSecurity {

    /** Not at all, for services on this machine or in a network that protects what is in it. */
    record Plain() implements TransportSecurity {}

    /** By TLS, with servers for which an authority vouches that Java on this machine trusts. */
    record Tls() implements TransportSecurity {}

    /** By TLS, with servers for which one of these authorities vouches, and no other; a server's own certificate may be one. */
    record TlsWithAuthorities(Path pem) implements TransportSecurity {}
}
