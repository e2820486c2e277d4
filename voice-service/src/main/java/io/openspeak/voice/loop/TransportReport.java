package io.openspeak.voice.loop;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.lang.System.Logger.Level;

/** Says in the log which of Netty's transports runs. */
@ApplicationScoped
public class TransportReport {

    private static final System.Logger LOG = System.getLogger(TransportReport.class.getName());

    void report(@Observes StartupEvent start, Vertx vertx) {
        LOG.log(Level.INFO, "transport_chosen native=" + vertx.isNativeTransportEnabled());
    }
}
