package io.openspeak.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The processes of an installation whose launcher was killed and could not stop them. */
final class Leftovers {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private Leftovers() {}

    /** Ends them and forgets them; only for whoever knows that no launcher runs. Returns how many there were. */
    static int end(DataFolder data) throws IOException {
        List<ProcessHandle> orphans =
                InstallationState.read(data).map(InstallationState::processes).orElse(List.of()).stream()
                        .map(member -> member.handle(data))
                        .flatMap(Optional::stream)
                        .toList();
        orphans.forEach(ProcessHandle::destroy);
        CompletableFuture.allOf(orphans.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        orphans.forEach(ProcessHandle::destroyForcibly);
        Files.deleteIfExists(data.stateFile());
        return orphans.size();
    }
}
