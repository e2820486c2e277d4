package io.openspeak.platform.identity;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Names this process: {@code openspeak.pod} and a random part, since a process started anew is another pod than the one before it. */
public class ThisPod {

    @Produces
    @Singleton
    static PodId id(@ConfigProperty(name = "openspeak.pod") String name) {
        return new PodId(name + "-" + UUID.randomUUID().toString().substring(0, 8));
    }
}
