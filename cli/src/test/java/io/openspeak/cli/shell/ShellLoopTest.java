package io.openspeak.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.cli.ShellRun;
import io.openspeak.cli.loopback.Loopback;
import io.openspeak.cli.loopback.Person;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person typing into the shell. */
class ShellLoopTest {

    @TempDir
    Path folder;

    private final Loopback loopback = new Loopback();
    private Person alice;

    @BeforeEach
    void signIn() {
        alice = new Person("alice", folder, loopback);
        assertThat(alice.run("channels", "--create", "lobby").code()).isZero();
    }

    @AfterEach
    void close() {
        loopback.close();
    }

    @Test
    void join_thenMute_actsOnTheSessionOfTheShell() {
        String shown = ShellRun.type(alice, "join lobby\nwho lobby\nmute\nleave\nexit\n");

        assertThat(shown)
                .contains("alice is in #lobby with nobody else")
                .contains("alice#lobby>")
                .contains("alice is muted")
                .contains("alice left #lobby");
        assertThat(loopback.isMember("alice", "lobby")).isFalse();
    }

    @Test
    void unknownCommand_isToldAndTheShellGoesOn() {
        String shown = ShellRun.type(alice, "jion lobby\nchannels --json\n");

        assertThat(shown).contains("Unmatched argument").contains("\"channel\":\"lobby\"");
    }

    @Test
    void tab_afterJoin_completesTheChannel() {
        String shown = ShellRun.type(alice, "join lo\t\nexit\n");

        assertThat(shown).contains("alice is in #lobby");
    }

    @Test
    void exit_leavesTheChannelAndKeepsTheHistory() throws Exception {
        ShellRun.type(alice, "join lobby\nexit\n");

        assertThat(loopback.isMember("alice", "lobby")).isFalse();
        assertThat(Files.readString(folder.resolve("alice/alice.history"))).contains("join lobby");
    }
}
