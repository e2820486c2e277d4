package io.openspeak.platform.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import redis.embedded.RedisServer;
import redis.embedded.core.RedisServerBuilder;

/** A real Redis process on a free loopback port, with its append-only file in a folder of its own. */
public final class RealRedis implements AutoCloseable {

    private final int port;
    private final Path folder;
    private final boolean durable;
    private RedisServer server;

    private RealRedis(int port, Path folder, boolean durable) {
        this.port = port;
        this.folder = folder;
        this.durable = durable;
        server = launch();
    }

    /** Starts one. */
    public static RealRedis start() {
        return start(false);
    }

    /** Starts one that answers no write before the disk has it; it is always killed (SIGKILL), as in a crash. */
    public static RealRedis startDurable() {
        return start(true);
    }

    private static RealRedis start(boolean durable) {
        try {
            return new RealRedis(FreePorts.one(), Files.createTempDirectory("openspeak-redis"), durable);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Its address for clients. */
    public String url() {
        return "redis://127.0.0.1:" + port;
    }

    /** Ends the process; the data stays on disk. */
    public void stop() {
        try {
            server.stop();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Starts it again with the data that it had. */
    public void restart() {
        server = launch();
    }

    /** Deletes its data, as an operator would who lost the disk. */
    public void forget() {
        stop();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile).forEach(file -> file.toFile().delete());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        stop();
    }

    private RedisServer launch() {
        try {
            RedisServer started = new RedisServerBuilder()
                    .port(port)
                    .bind("127.0.0.1")
                    .setting("dir " + folder)
                    .setting("appendonly yes")
                    .setting("appendfsync " + (durable ? "always" : "everysec"))
                    .setting("save \"\"")
                    .onShutdownForceStop(durable)
                    .build();
            started.start();
            return started;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
