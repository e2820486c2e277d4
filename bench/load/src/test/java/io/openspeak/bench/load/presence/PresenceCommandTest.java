package io.openspeak.bench.load.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What can be asked of the scenario. */
class PresenceCommandTest {

    private static PresencePlan plan(String... arguments) {
        PresenceCommand command = new PresenceCommand();
        new CommandLine(command).parseArgs(arguments);
        return command.plan();
    }

    @Test
    void noOptions_measureTheSizesOfTheIssue() {
        assertThat(plan().subscribers()).isEqualTo(1_000);
        assertThat(plan().idleSizes()).containsExactly(1_000, 5_000, 10_000);
        assertThat(plan().storm()).isEqualTo(5_000);
    }

    @Test
    void fewIdle_makeASmallRun() {
        assertThat(plan("--idle=200").idleSizes()).containsExactly(20, 100, 200);
        assertThat(plan("--idle=1").idleSizes()).containsExactly(1);
        assertThat(plan("--idle=0").idleSizes()).isEmpty();
        assertThat(plan("--idle=0").storm()).isZero();
    }

    @Test
    void people_shareTheConnections_ofTheLargerPart() {
        assertThat(plan("--idle=5", "--subscribers=7").names()).hasSize(7).doesNotContain(PresencePlan.ACTOR);
        assertThat(plan("--idle=9", "--subscribers=7", "--people=4").names()).hasSize(4);
        assertThat(plan("--idle=9", "--subscribers=7", "--people=4").sessionsEach())
                .isEqualTo(3);
    }

    @Test
    void valuesOutOfRange_areRefused_andNamed() {
        assertThatThrownBy(() -> plan("--subscribers=0")).hasMessage("subscribers is 0, expected 1 to 10000");
        assertThatThrownBy(() -> plan("--rate=101")).hasMessage("rate is 101, expected 1 to 80");
        assertThatThrownBy(() -> plan("--seconds=0")).hasMessageContaining("seconds is 0");
    }

    @Test
    void missingNode_isNamed_withAWayOut(@TempDir Path folder) throws IOException {
        assertThat(Peer.missing(folder.toString()))
                .startsWith("node and npm not found")
                .contains("--without-peer");
        Path npm = Files.createFile(folder.resolve("npm"));
        assertThat(npm.toFile().setExecutable(true)).isTrue();
        assertThat(Peer.missing("/nowhere:" + folder)).startsWith("node not found");
        Path node = Files.createFile(folder.resolve("node"));
        assertThat(node.toFile().setExecutable(true)).isTrue();
        assertThat(Peer.missing("/nowhere:" + folder)).isNull();
    }
}
