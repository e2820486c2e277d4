package io.openspeak.platform.testing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import redis.embedded.core.ExecutableProvider;

/** A redis-server process that is part of a larger whole: killed (SIGKILL) like a machine that is gone, started again with its data. */
public final class RedisNode implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 2_000;
    /** A cluster's nodes talk to each other on their port plus this; Redis 6 can't be told otherwise. */
    private static final int BUS_OFFSET = 10_000;

    private static final Path BINARY = binary();

    private final int port;
    private final Path folder;
    private final List<String> arguments;
    private Process process;

    private RedisNode(int port, Path folder, List<String> arguments) {
        this.port = port;
        this.folder = folder;
        this.arguments = List.copyOf(arguments);
        process = launch();
    }

    /** Starts one with these arguments besides port and folder. */
    static RedisNode start(String... arguments) {
        return new RedisNode(FreePorts.withAnother(BUS_OFFSET), newFolder(), List.of(arguments));
    }

    /** Starts a Sentinel. */
    static RedisNode startSentinel(String configuration) {
        try {
            Path folder = newFolder();
            Path file = Files.writeString(folder.resolve("sentinel.conf"), configuration);
            return new RedisNode(FreePorts.withAnother(BUS_OFFSET), folder, List.of(file.toString(), "--sentinel"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    int port() {
        return port;
    }

    /** Its address for clients. */
    public String url() {
        return "redis://127.0.0.1:" + port;
    }

    /** Ends it at once. */
    public void kill() {
        try {
            process.destroyForcibly().waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Starts it again with the data that it had. */
    public void restart() {
        process = launch();
    }

    /** Its answer to a command, as text; parts of an answer stand on lines. An error begins with {@code -}. */
    public String ask(String... words) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            write(socket.getOutputStream(), words);
            StringBuilder answer = new StringBuilder();
            read(new BufferedInputStream(socket.getInputStream()), answer);
            return answer.toString().strip();
        } catch (IOException failed) {
            return "-" + failed.getMessage();
        }
    }

    @Override
    public void close() {
        kill();
    }

    private Process launch() {
        List<String> command = new ArrayList<>(List.of(BINARY.toString()));
        command.addAll(arguments);
        command.addAll(List.of("--port", Integer.toString(port), "--bind", "127.0.0.1", "--dir", folder.toString()));
        try {
            Process started = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
            return started;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void write(OutputStream out, String... words) throws IOException {
        StringBuilder request = new StringBuilder("*" + words.length + "\r\n");
        for (String word : words) {
            request.append('$')
                    .append(word.length())
                    .append("\r\n")
                    .append(word)
                    .append("\r\n");
        }
        out.write(request.toString().getBytes(StandardCharsets.US_ASCII));
    }

    private static void read(InputStream in, StringBuilder answer) throws IOException {
        String line = line(in);
        switch (line.isEmpty() ? ' ' : line.charAt(0)) {
            case '*' -> {
                for (int left = Integer.parseInt(line.substring(1)); left > 0; left--) {
                    read(in, answer);
                }
            }
            case '$' -> {
                int length = Integer.parseInt(line.substring(1));
                if (length >= 0) {
                    answer.append(new String(in.readNBytes(length), StandardCharsets.UTF_8))
                            .append('\n');
                    line(in);
                }
            }
            case '+', ':' -> answer.append(line.substring(1)).append('\n');
            default -> answer.append(line).append('\n');
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("openspeak-redis");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Path binary() {
        try {
            return ExecutableProvider.newJarResourceProvider().get().toPath();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
