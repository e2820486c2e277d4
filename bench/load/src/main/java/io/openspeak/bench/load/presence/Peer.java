package io.openspeak.bench.load.presence;

import io.openspeak.bench.load.site.Site;
import io.openspeak.client.call.Address;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The broadcaster of {@code bench/load/peer} in a process of its own: Node's {@code ws} behind Redis Pub/Sub. */
final class Peer implements AutoCloseable {

    static final String NAME = "node ws";
    static final String SPEAKER = "/speaker";
    static final String LISTENER = "/";

    private static final String FOLDER = "peer";
    private static final String PROGRAM = "broadcaster.mjs";
    private static final List<String> FILES = List.of("package.json", "package-lock.json", PROGRAM);
    private static final long INSTALL_SECONDS = 120;
    private static final long STOP_SECONDS = 5;

    private final Process process;
    private final Address address;

    private Peer(Process process, Address address) {
        this.process = process;
        this.address = address;
    }

    /** What is missing to run it, and how to get it; null: nothing. */
    static @Nullable String missing(String path) {
        List<String> absent = List.of("node", "npm").stream()
                .filter(program -> Arrays.stream(path.split(File.pathSeparator, -1))
                        .map(folder -> Path.of(folder, program))
                        .noneMatch(Files::isExecutable))
                .toList();
        return absent.isEmpty()
                ? null
                : String.join(" and ", absent)
                        + " not found: install Node.js 20 or newer (Debian: apt install nodejs npm), or leave the peer"
                        + " out with --without-peer";
    }

    /** Fetches its libraries in the versions of the lock file, unless they are there. */
    static void install() throws IOException, InterruptedException {
        Path folder = Site.folder(FOLDER);
        Files.createDirectories(folder);
        boolean fresh = Files.exists(folder.resolve("node_modules")) && sameLock(folder);
        for (String file : FILES) {
            Files.copy(Site.source(FOLDER).resolve(file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        if (fresh) {
            return;
        }
        Path log = folder.resolve("npm.log");
        Process npm = new ProcessBuilder("npm", "ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!npm.waitFor(INSTALL_SECONDS, TimeUnit.SECONDS)) {
            npm.destroy();
            throw new IOException("npm did not end within " + INSTALL_SECONDS + " s; see " + log);
        }
        if (npm.exitValue() != 0) {
            throw new IOException("npm could not install the peer's libraries; see " + log);
        }
    }

    private static boolean sameLock(Path folder) throws IOException {
        Path installed = folder.resolve("package-lock.json");
        return Files.exists(installed)
                && Files.mismatch(installed, Site.source(FOLDER).resolve("package-lock.json")) < 0;
    }

    static Peer start(int redisPort) throws IOException {
        Path folder = Site.folder(FOLDER);
        Process process = new ProcessBuilder("node", PROGRAM, Integer.toString(redisPort))
                .directory(folder.toFile())
                .redirectError(Redirect.to(folder.resolve("peer.log").toFile()))
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "stop-peer"));
        BufferedReader output = process.inputReader();
        @Nullable String port = output.readLine();
        if (port == null) {
            throw new IOException("The peer ended before it told its port; see " + folder.resolve("peer.log"));
        }
        return new Peer(process, new Address("127.0.0.1", Integer.parseInt(port)));
    }

    Address address() {
        return address;
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
