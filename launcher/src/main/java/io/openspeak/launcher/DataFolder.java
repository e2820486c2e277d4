package io.openspeak.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The folder that holds everything an installation keeps, and the names of its rooms. */
public record DataFolder(Path path) {

    public DataFolder {
        path = path.toAbsolutePath().normalize();
    }

    public Path secrets() {
        return path.resolve("secrets");
    }

    public Path logs() {
        return path.resolve("logs");
    }

    public Path redis() {
        return path.resolve("redis");
    }

    public Path run() {
        return path.resolve("run");
    }

    public Path stateFile() {
        return path.resolve("state.json");
    }

    public Path lockFile() {
        return path.resolve("up.lock");
    }

    public Path tokenFile(String user) {
        return secrets().resolve(user + ".token");
    }

    /** Whether a running process works on this folder, so that a recycled process id is never taken for ours. */
    boolean isUsedBy(ProcessHandle process) {
        String marker = path.toString();
        return process.info().arguments().stream()
                .flatMap(Arrays::stream)
                .anyMatch(argument -> argument.endsWith(marker) || argument.contains(marker + "/"));
    }

    /** Creates a folder with all its parents. */
    static Path create(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot create the folder " + folder, e);
        }
    }
}
