package io.openspeak.launcher;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Asks a running {@code up} to stop and waits for it, or ends what a killed one left behind. */
@Command(name = "down", description = "Stops a running installation.", mixinStandardHelpOptions = true)
final class DownCommand implements Callable<Integer> {

    /** Longer than a launcher gives its pods and then Redis. */
    private static final long LIMIT_SECONDS = 70;

    @Spec
    CommandSpec spec;

    @Mixin
    Place place = new Place();

    @Override
    public Integer call() throws IOException, InterruptedException, ExecutionException {
        DataFolder data = place.dataFolder();
        PrintWriter out = spec.commandLine().getOut();
        Optional<ProcessHandle> launcher = FolderLock.holder(data);
        if (launcher.isPresent()) {
            stop(launcher.get());
            out.println("Stopped the installation on " + data.path() + ".");
            return 0;
        }
        int ended = Leftovers.end(data);
        out.println(
                ended == 0
                        ? "Nothing runs on " + data.path() + "."
                        : "Ended " + ended + " processes that a killed `up` had left on " + data.path() + ".");
        return 0;
    }

    private static void stop(ProcessHandle launcher) throws InterruptedException, ExecutionException {
        launcher.destroy();
        try {
            launcher.onExit().get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new StartFailure("`up` (process " + launcher.pid() + ") is still stopping after " + LIMIT_SECONDS
                    + " s; look at `./openspeak logs`, or end it with `kill -9 " + launcher.pid()
                    + "` and run `./openspeak down` again.");
        }
    }
}
