package io.openspeak.voice.relay;

import io.openspeak.voice.relay.domain.RelayAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;

/** Where other pods reach this one. */
@ApplicationScoped
public class OwnAddress {

    private static final Set<String> EVERYWHERE = Set.of("0.0.0.0", "::", "0:0:0:0:0:0:0:0");

    private final RelaySettings settings;

    public OwnAddress(RelaySettings settings) {
        this.settings = settings;
    }

    /** As it is set, or else as the server listens. */
    RelayAddress of(String listenHost, int listenPort) {
        return settings.address()
                .map(RelayAddress::parse)
                .orElseGet(() ->
                        new RelayAddress(EVERYWHERE.contains(listenHost) ? ofThisMachine() : listenHost, listenPort));
    }

    private static String ofThisMachine() {
        try {
            return InetAddress.getLocalHost().getHostAddress();
        } catch (UnknownHostException nameless) {
            throw new IllegalStateException(
                    "This machine does not know its own address; set openspeak.voice.relay.address to host:port.",
                    nameless);
        }
    }
}
