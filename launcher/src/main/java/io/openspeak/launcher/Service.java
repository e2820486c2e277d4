package io.openspeak.launcher;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The four services, in the order of their default ports. */
public enum Service {
    AUTH,
    CHANNEL,
    PRESENCE,
    VOICE;

    /** The name of its module, of its token and, with an index behind it, of its pods. */
    public String module() {
        return name().toLowerCase(Locale.ROOT) + "-service";
    }

    /** The runnable jar that the build leaves in the repository. */
    public Path jar(Path repository) {
        return repository.resolve(module()).resolve("target/quarkus-app/quarkus-run.jar");
    }

    /** The service that a person means by {@code presence} or {@code presence-service}. */
    public static Optional<Service> named(String name) {
        return Arrays.stream(values())
                .filter(service ->
                        service.module().equals(name) || service.name().equalsIgnoreCase(name))
                .findFirst();
    }
}
