package io.openspeak.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What keeps an installation from starting, and how it is told. */
class StartRefusalTest {

    @TempDir
    Path repository;

    @TempDir
    Path data;

    @BeforeEach
    void build() throws Exception {
        FakeService.installIn(repository);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void takenPort_isNamedWithItsHolder() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            LocalInstallationBuilder builder = anywhere().redisPort(taken.getLocalPort());

            assertThatThrownBy(() -> builder.start(ProgressListener.SILENT))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("Port " + taken.getLocalPort() + " is taken by process "
                            + ProcessHandle.current().pid() + " (")
                    .hasMessageContaining("--redis-port");
        }
    }

    @Test
    void secondStart_onSameFolder_namesTheFirst() throws Exception {
        FolderLock first = FolderLock.take(new DataFolder(data));

        assertThatThrownBy(() -> anywhere().start(ProgressListener.SILENT))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("OpenSpeak already runs on " + data)
                .hasMessageContaining("(process " + ProcessHandle.current().pid() + ")")
                .hasMessageContaining("openspeak down");
        first.close();
    }

    @Test
    void fullDisk_saysHowMuchIsNeeded() {
        LocalInstallationBuilder builder = anywhere().disk(folder -> 499L << 20);

        assertThatThrownBy(() -> builder.start(ProgressListener.SILENT))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("Only 499 MB are free")
                .hasMessageContaining("500 MB");
    }

    @Test
    void missingJar_saysHowToBuild(@TempDir Path empty) {
        LocalInstallationBuilder builder =
                LocalInstallation.builder(empty, data).freePorts();

        assertThatThrownBy(() -> builder.start(ProgressListener.SILENT))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("auth-service")
                .hasMessageContaining("run `./openspeak up`");
    }

    @Test
    void refusal_freesTheFolder() throws Exception {
        assertThatThrownBy(() -> anywhere().disk(folder -> 0).start(ProgressListener.SILENT))
                .isInstanceOf(StartFailure.class);

        assertThat(FolderLock.holder(new DataFolder(data))).isEmpty();
        FolderLock.take(new DataFolder(data)).close();
    }

    private LocalInstallationBuilder anywhere() {
        int base = Ports.free(5).getFirst();
        return LocalInstallation.builder(repository, data).redisPort(base).basePort(base + 1);
    }
}
