package io.openspeak.bench.load.site;

import io.openspeak.launcher.LocalInstallationBuilder;
import io.openspeak.launcher.Service;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** How the service that is measured is started. */
public final class ServiceOptions {

    @Option(
            names = "--java-option",
            description = "For the virtual machine of what is measured, say a flight recording; may be repeated.")
    List<String> javaOptions = new ArrayList<>();

    @Option(
            names = "--env",
            description = "NAME=VALUE for the service that is measured, to try a setting; may be repeated.")
    List<String> settings = new ArrayList<>();

    /** Sets {@code NAME=VALUE} too, unless it is set already. */
    public void suppose(String nameAndValue) {
        settings.addFirst(nameAndValue);
    }

    /** Starts it like that. */
    public void apply(LocalInstallationBuilder builder, Service service) {
        builder.javaOptions(service, javaOptions.toArray(String[]::new));
        settings.forEach(setting -> Site.set(builder, service, setting));
    }

    /** For other virtual machines that are measured beside it. */
    public List<String> javaOptions() {
        return javaOptions;
    }
}
