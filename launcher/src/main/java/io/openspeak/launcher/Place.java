package io.openspeak.launcher;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options, shared by all commands, that say which installation is meant. */
final class Place {

    @Option(
            names = "--repository",
            hidden = true,
            description = "The folder of the built sources.",
            defaultValue = "${sys:openspeak.repository:-.}")
    Path repository = Path.of(".");

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The folder for data, secrets and logs (default: .openspeak beside the sources).")
    @Nullable
    Path data;

    DataFolder dataFolder() {
        return new DataFolder(data == null ? repository.resolve(".openspeak") : data);
    }
}
