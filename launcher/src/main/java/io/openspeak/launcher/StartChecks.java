package io.openspeak.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What must hold before anything is started; each refusal says what to do. */
final class StartChecks {

    private static final long NEEDED_BYTES = 500L << 20;

    private final DiskSpace disk;

    StartChecks(DiskSpace disk) {
        this.disk = disk;
    }

    void check(InstallationPlan plan) throws IOException {
        refuseMissingJars(plan);
        refuseFullDisk(plan.data());
        plan.ports().forEach(StartChecks::refuseTakenPort);
    }

    private static void refuseMissingJars(InstallationPlan plan) {
        List<Path> missing = plan.missingJars().toList();
        if (!missing.isEmpty()) {
            throw new StartFailure("Not built yet: " + missing.getFirst() + " is missing; run `./openspeak up`, which "
                    + "builds it, or `./mvnw package`.");
        }
    }

    private void refuseFullDisk(DataFolder data) throws IOException {
        long usable = disk.usableBytes(DataFolder.create(data.path()));
        if (usable < NEEDED_BYTES) {
            throw new StartFailure(
                    "Only " + (usable >> 20) + " MB are free for " + data.path() + " and OpenSpeak needs "
                            + (NEEDED_BYTES >> 20) + " MB; make room or choose another folder with --data.");
        }
    }

    private static void refuseTakenPort(int port) {
        if (!Ports.isFree(port)) {
            String holder = PortHolder.of(port)
                    .map(process -> " by process " + process.pid() + " (" + process.command() + ")")
                    .orElse(" by another program");
            throw new StartFailure("Port " + port + " is taken" + holder
                    + "; end it, or choose other ports with --redis-port and --base-port.");
        }
    }
}
