package io.openspeak.launcher;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The process that listens on a port, as far as Linux tells. */
record PortHolder(long pid, String command) {

    private static final Path PROC = Path.of("/proc");
    private static final String LISTENING = "0A";

    static Optional<PortHolder> of(int port) {
        return Stream.of("net/tcp", "net/tcp6")
                .flatMap(table -> linesOf(PROC.resolve(table)))
                .map(line -> line.strip().split("\\s+"))
                .filter(fields -> isListener(fields, port))
                .map(fields -> "socket:[" + fields[9] + "]")
                .flatMap(socket -> processWith(socket).stream())
                .findFirst();
    }

    /** In these tables field 1 is {@code address:port} in hexadecimal, 3 the state, 9 the socket's inode. */
    private static boolean isListener(String[] fields, int port) {
        return fields.length > 9
                && fields[1].endsWith(String.format(Locale.ROOT, ":%04X", port))
                && fields[3].equals(LISTENING);
    }

    private static Optional<PortHolder> processWith(String socket) {
        return ProcessHandle.allProcesses()
                .filter(process -> holds(process.pid(), socket))
                .map(process ->
                        new PortHolder(process.pid(), process.info().command().orElse("a command that cannot be read")))
                .findFirst();
    }

    private static boolean holds(long pid, String socket) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(PROC.resolve(pid + "/fd"))) {
            for (Path file : files) {
                if (linkOf(file).equals(socket)) {
                    return true;
                }
            }
        } catch (IOException e) {
            // It belongs to somebody else, or has just ended.
            return false;
        }
        return false;
    }

    private static String linkOf(Path file) {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (IOException e) {
            return "";
        }
    }

    private static Stream<String> linesOf(Path table) {
        try {
            return Files.exists(table) ? Files.readAllLines(table).stream() : Stream.of();
        } catch (IOException e) {
            return List.<String>of().stream();
        }
    }
}
