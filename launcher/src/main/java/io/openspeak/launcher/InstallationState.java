package io.openspeak.launcher;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What {@code up} writes down about a running installation, for {@code down} and {@code status}. */
record InstallationState(
        @JsonProperty("up_pid") long upPid,
        @JsonProperty("started_at") String startedAt,
        List<Member> processes) {

    /** One process, as it was started. */
    record Member(String name, long pid, int port, String log) {

        static Member of(InstallationProcess process) {
            return new Member(
                    process.name(),
                    process.pid(),
                    process.port(),
                    process.logFile().toString());
        }

        /** The process, if it still runs and is really the one that was started. */
        Optional<ProcessHandle> handle(DataFolder data) {
            return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(data::isUsedBy);
        }
    }

    static InstallationState of(List<InstallationProcess> processes, Instant startedAt) {
        return new InstallationState(
                ProcessHandle.current().pid(),
                startedAt.toString(),
                processes.stream().map(Member::of).toList());
    }

    static Optional<InstallationState> read(DataFolder data) throws IOException {
        return Files.exists(data.stateFile())
                ? Optional.of(Json.read(data.stateFile(), InstallationState.class))
                : Optional.empty();
    }

    void write(DataFolder data) {
        try {
            SecretFile.write(data.stateFile(), Json.text(this));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + data.stateFile(), e);
        }
    }
}
