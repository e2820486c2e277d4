package io.openspeak.launcher;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** Tells the person at the terminal what happens, a line a component. */
final class PrintedProgress implements ProgressListener {

    private final PrintWriter out;
    private final DataFolder data;
    private boolean stopping;

    PrintedProgress(PrintWriter out, DataFolder data) {
        this.out = out;
        this.data = data;
    }

    @Override
    public void started(InstallationProcess process) {
        print("  %-20s starting on 127.0.0.1:%d, pid %d", process.name(), process.port(), process.pid());
    }

    @Override
    public void ready(InstallationProcess process, Duration afterStart) {
        print("  %-20s ready after %.1f s", process.name(), afterStart.toMillis() / 1000.0);
    }

    @Override
    public synchronized void stopping(InstallationProcess process) {
        if (!stopping) {
            stopping = true;
            print("%nStopping ...");
        }
    }

    @Override
    public void stopped(InstallationProcess process) {
        print("  %-20s stopped", process.name());
    }

    @Override
    public synchronized void closed() {
        if (stopping) {
            print("Stopped. The data stays in %s", data.path());
        }
    }

    private void print(String line, Object... values) {
        out.println(String.format(Locale.ROOT, line, values));
        out.flush();
    }
}
