package io.openspeak.bench.load.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** Gives a server and its load generator cores of their own, by the kernel's affinity of their threads. */
public final class Cores {

    private static final long PATIENCE_SECONDS = 10;

    /** Of the machine: once this process is confined, it sees fewer. */
    private static final int ALL = Runtime.getRuntime().availableProcessors();

    private Cores() {}

    /** How many are left for the load generator once a server has one of its own. */
    public static int besideServer() {
        return ALL - 1;
    }

    /** The first core for that process, all others for this one; threads that they start later stay there. */
    public static void separate(long server) throws IOException, InterruptedException {
        if (ALL < 2) {
            throw new IllegalStateException("There is one core only: a server and its load can't be kept apart.");
        }
        confine(server, "0");
        confine(ProcessHandle.current().pid(), "1-" + (ALL - 1));
    }

    private static void confine(long process, String cores) throws IOException, InterruptedException {
        Process taskset = new ProcessBuilder(
                        "taskset", "--all-tasks", "--cpu-list", "--pid", cores, Long.toString(process))
                .redirectErrorStream(true)
                .start();
        String said = new String(taskset.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!taskset.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || taskset.exitValue() != 0) {
            throw new IOException("taskset could not confine process " + process + " to core " + cores + ": " + said);
        }
    }
}
