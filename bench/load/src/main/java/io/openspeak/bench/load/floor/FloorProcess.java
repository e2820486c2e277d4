package io.openspeak.bench.load.floor;

import io.openspeak.bench.load.process.GcLog;
import io.openspeak.bench.load.process.ServerProcess;
import io.openspeak.bench.load.site.Certificate;
import io.openspeak.client.call.Address;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A {@link FloorServer} in a process of its own, under the same memory limit as a service. */
public final class FloorProcess implements AutoCloseable {

    private final Process process;
    private final ServerProcess server;

    private FloorProcess(Process process, ServerProcess server) {
        this.process = process;
        this.server = server;
    }

    /** @param certificate to serve TLS with, null: none */
    public static FloorProcess start(
            FloorKind kind, GcLog gcLog, List<String> javaOptions, @Nullable Certificate certificate)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-Xmx256m", "-Dio.netty.eventLoopThreads=1", "--enable-native-access=ALL-UNNAMED", gcLog.option()));
        command.addAll(javaOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), FloorServer.class.getName(), kind.name()));
        ProcessBuilder builder = new ProcessBuilder(command);
        if (certificate != null) {
            command.add(certificate.file().toString());
            builder.environment().put(FloorServer.PASSWORD, certificate.password());
        }
        Process process = builder.redirectError(Redirect.appendTo(
                        gcLog.file().resolveSibling(kind.label() + ".log").toFile()))
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "stop-" + kind.label()));
        BufferedReader output = process.inputReader();
        @Nullable String port = output.readLine();
        if (port == null) {
            throw new IOException("The floor '" + kind.label() + "' ended before it told its port.");
        }
        Address address = new Address("127.0.0.1", Integer.parseInt(port));
        return new FloorProcess(process, new ServerProcess(kind.label(), address, process.pid(), gcLog));
    }

    public ServerProcess server() {
        return server;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
