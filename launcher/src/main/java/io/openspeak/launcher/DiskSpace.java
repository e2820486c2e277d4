package io.openspeak.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells how much can still be written. */
@FunctionalInterface
interface DiskSpace {

    DiskSpace OF_THIS_MACHINE = folder -> Files.getFileStore(folder).getUsableSpace();

    /** The bytes that this user can still write below an existing folder. */
    long usableBytes(Path folder) throws IOException;
}
