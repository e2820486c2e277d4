package io.openspeak.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Writes a file that only its owner may read, whole or not at all. */
final class SecretFile {

    private SecretFile() {}

    static void write(Path file, String content) throws IOException {
        // A temporary file is made with owner-only rights: the content is never readable by others, not even briefly.
        Path draft = Files.createTempFile(file.getParent(), ".", ".draft");
        Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(draft, content);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
