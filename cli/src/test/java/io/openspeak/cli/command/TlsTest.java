package io.openspeak.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.cli.CommandRun;
import io.openspeak.cli.loopback.Loopback;
import io.openspeak.cli.loopback.Person;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody is told who asks for TLS where there is none, and whose wish is never passed over; e2e speaks it with real services. */
class TlsTest {

    @TempDir
    Path folder;

    private final Loopback loopback = new Loopback();
    private Person alice;

    @BeforeEach
    void signIn() {
        alice = new Person("alice", folder, loopback);
    }

    @AfterEach
    void close() {
        loopback.close();
    }

    @Test
    void login_tlsWithServicesThatSpeakNone_failsAndKeepsWhatWas() {
        CommandRun run = alice.run("login", "--tls", "--token-file", token());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .contains("tls_not_served")
                .contains("check the port")
                .doesNotContain("\tat ");
        assertThat(alice.run("whoami").code()).isZero();
    }

    @Test
    void option_behindOrBeforeTheCommand_counts() {
        assertThat(alice.run("whoami", "--tls").err()).contains("tls_not_served");
        assertThat(alice.run("--tls", "whoami").err()).contains("tls_not_served");
    }

    @Test
    void login_authoritiesThatAreNotThere_namesTheFile() {
        String missing = folder.resolve("missing.pem").toString();

        CommandRun run = alice.run("login", "--ca", missing, "--token-file", token());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("bad_authorities").contains(missing).contains("--ca FILE");
    }

    @Test
    void profileOverTls_servicesThatSpeakNone_isNotUsedWithout() throws Exception {
        Path profile = folder.resolve("alice/alice.json");
        Files.writeString(profile, Files.readString(profile).replace("\"plain\"", "\"tls\""));

        CommandRun run = alice.run("whoami");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("tls_not_served");
    }

    private String token() {
        return alice.file("token", "token-alice").toString();
    }
}
