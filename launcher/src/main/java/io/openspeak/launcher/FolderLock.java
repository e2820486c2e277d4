package io.openspeak.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps a data folder for one launcher at a time; the system releases it when that launcher ends, however it ends. */
final class FolderLock implements AutoCloseable {

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    static FolderLock take(DataFolder data) throws IOException {
        DataFolder.create(data.path());
        FileChannel channel = FileChannel.open(
                data.lockFile(), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            throw new StartFailure("OpenSpeak already runs on " + data.path() + holderText(data)
                    + "; stop it with `./openspeak down` or choose another folder with --data.");
        }
        channel.truncate(0);
        channel.write(StandardCharsets.UTF_8.encode(
                Long.toString(ProcessHandle.current().pid())));
        return new FolderLock(channel);
    }

    /** The process that holds the folder now. */
    static Optional<ProcessHandle> holder(DataFolder data) throws IOException {
        if (Files.notExists(data.lockFile())) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(data.lockFile(), StandardOpenOption.WRITE)) {
            return tryLock(channel) == null ? recordedHolder(data.lockFile()) : Optional.empty();
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // This very process holds it.
            return null;
        }
    }

    private static String holderText(DataFolder data) throws IOException {
        return recordedHolder(data.lockFile())
                .map(process -> " (process " + process.pid() + ")")
                .orElse("");
    }

    private static Optional<ProcessHandle> recordedHolder(Path file) throws IOException {
        String pid = Files.readString(file).strip();
        // The holder may be between taking the lock and writing its id.
        return pid.isEmpty() ? Optional.empty() : ProcessHandle.of(Long.parseLong(pid));
    }

    @Override
    public void close() throws IOException {
        channel.truncate(0);
        channel.close();
    }
}
