package io.openspeak.launcher;

import java.time.Duration;

/** Hears what happens to the processes of an installation; every method does nothing unless overridden. */
public interface ProgressListener {

    ProgressListener SILENT = new ProgressListener() {};

    default void started(InstallationProcess process) {}

    default void ready(InstallationProcess process, Duration afterStart) {}

    default void stopping(InstallationProcess process) {}

    default void stopped(InstallationProcess process) {}

    default void closed() {}
}
