package io.openspeak.cli.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openspeak.cli.CliFailure;
import io.openspeak.client.call.Address;
import io.openspeak.client.call.Endpoints;
import io.openspeak.client.call.TransportSecurity;
import io.openspeak.client.id.UserId;
import io.openspeak.client.signin.Credential;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sign-ins on disk. */
class ProfileStoreTest {

    private static final Endpoints ENDPOINTS =
            Endpoints.on("voice.example").withPresence(List.of(new Address("a", 1), new Address("b", 2)));
    private static final Profile ALICE = new Profile("alice", ENDPOINTS, new Credential.Token("ost_secret"));
    private static final Profile BOB =
            new Profile("bob", ENDPOINTS, new Credential.Access(new UserId("bob"), "jwt", Instant.ofEpochMilli(99)));

    @TempDir
    Path folder;

    private ProfileStore store;

    @BeforeEach
    void create() {
        store = new ProfileStore(folder.resolve("new"));
    }

    @Test
    void save_anyProfile_isReadableByItsOwnerOnly() throws Exception {
        store.save(ALICE);

        assertThat(Files.getPosixFilePermissions(folder.resolve("new/alice.json")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void find_savedProfiles_areTheSame() {
        store.save(ALICE);
        store.save(BOB);

        assertThat(store.find("alice")).contains(ALICE);
        assertThat(store.find("bob")).contains(BOB);
        assertThat(store.latest()).contains("bob");
    }

    @Test
    void save_again_replacesAndLeavesNothingBehind() throws Exception {
        store.save(ALICE);
        store.save(ALICE);

        try (var files = Files.list(folder.resolve("new"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("alice.json", "latest");
        }
    }

    @Test
    void remove_latest_leavesNobody() {
        store.save(ALICE);

        assertThat(store.remove("alice")).isTrue();
        assertThat(store.latest()).isEmpty();
        assertThat(store.find("alice")).isEmpty();
    }

    @Test
    void find_brokenFile_saysSoWithoutItsContent() throws Exception {
        store.save(ALICE);
        Files.writeString(folder.resolve("new/alice.json"), "{ost_secret");

        assertThatThrownBy(() -> store.find("alice"))
                .isInstanceOf(CliFailure.class)
                .hasMessageContaining("alice.json")
                .hasMessageNotContaining("ost_secret")
                .hasNoCause();
    }

    @Test
    void find_savedOverTls_isOverTls() {
        Profile trusting =
                new Profile("alice", ENDPOINTS.withSecurity(new TransportSecurity.Tls()), ALICE.credential());
        Profile withAuthorities = new Profile(
                "bob",
                ENDPOINTS.withSecurity(new TransportSecurity.TlsWithAuthorities(Path.of("/etc/ours.pem"))),
                BOB.credential());
        store.save(trusting);
        store.save(withAuthorities);

        assertThat(store.find("alice")).contains(trusting);
        assertThat(store.find("bob")).contains(withAuthorities);
    }

    @Test
    void find_savedBeforeThereWasTls_isPlain() throws Exception {
        save("""
                {"user": "alice", "auth": "voice.example:8801", "channel": "voice.example:8802",
                 "presence": ["a:1", "b:2"], "voice": ["voice.example:8804"],
                 "token": "ost_secret", "issuedAt": 0, "expiresAt": 0}
                """);

        assertThat(store.find("alice")).contains(ALICE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"kind\": \"TSL\"}", "\"tls\"", "true", "{\"kind\": \"plain\", \"authorities\": \"/a\"}"
            })
    void find_securityThatMakesNoSense_isNotTakenForPlain(String security) throws Exception {
        save("""
                {"user": "alice", "auth": "voice.example:8801", "channel": "voice.example:8802",
                 "presence": ["a:1", "b:2"], "voice": ["voice.example:8804"], "security": %s,
                 "token": "ost_secret", "issuedAt": 0, "expiresAt": 0}
                """.formatted(security));

        assertThatThrownBy(() -> store.find("alice"))
                .isInstanceOf(CliFailure.class)
                .hasMessageContaining("alice.json");
    }

    private void save(String text) throws Exception {
        Files.createDirectories(folder.resolve("new"));
        Files.writeString(folder.resolve("new/alice.json"), text);
    }
}
