package io.openspeak.launcher;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import redis.embedded.core.ExecutableProvider;

/** The private Redis of an installation: a real redis-server whose data outlives its process. */
public final class RedisProcess extends InstallationProcess {

    static final String NAME = "redis";

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final DataFolder data;

    public RedisProcess(DataFolder data, int port) {
        this(data, port, false);
    }

    RedisProcess(DataFolder data, int port, boolean ownSession) {
        super(NAME, port, data.redis(), data.logs().resolve("redis.log"), ownSession);
        this.data = data;
    }

    /** The address in the form that Redis clients take. */
    public String url() {
        return "redis://127.0.0.1:" + port();
    }

    @Override
    List<String> command() throws IOException {
        return List.of(
                binary().toString(),
                "--port",
                Integer.toString(port()),
                "--bind",
                "127.0.0.1",
                "--dir",
                data.redis().toString(),
                "--appendonly",
                "yes",
                "--appendfsync",
                "everysec",
                "--save",
                "",
                // Its command line is how `down` knows that a process is ours; Redis would otherwise rewrite it.
                "--set-proc-title",
                "no",
                "--daemonize",
                "no");
    }

    private Path binary() throws IOException {
        Path folder = DataFolder.create(data.run().resolve("redis"));
        return ExecutableProvider.newJarResourceProvider(folder.toFile()).get().toPath();
    }

    @Override
    Map<String, String> environment() {
        return Map.of();
    }

    @Override
    public boolean answers() {
        return answers(port());
    }

    /** Whether a Redis on this port serves commands. */
    static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), (int) PATIENCE.toMillis());
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readNBytes(5), StandardCharsets.US_ASCII);
            // While it reads its file it answers -LOADING.
            return answer.equals("+PONG");
        } catch (IOException e) {
            return false;
        }
    }
}
