package io.openspeak.cli.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openspeak.cli.CliFailure;
import io.openspeak.client.call.Endpoints;
import io.openspeak.client.call.TransportSecurity;
import io.openspeak.client.id.UserId;
import io.openspeak.client.signin.Credential;
import io.openspeak.client.signin.KeptSignIn;
import io.openspeak.client.signin.SignedIn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sign-in in a profile's file, shared by the commands that run at a time. */
class ProfileSignInTest {

    @TempDir
    Path folder;

    private ProfileStore store;

    @BeforeEach
    void save() {
        store = new ProfileStore(folder);
        store.save(Endpoints.on("voice.example"), signIn("first"));
    }

    @Test
    void renew_byOneCommand_isWhatTheNextFinds() {
        place(store).renew(found -> signIn("second"));

        SignedIn found = place(new ProfileStore(folder)).renew(UnaryOperator.identity());

        assertThat(found).isEqualTo(signIn("second"));
    }

    @Test
    void renew_overTls_keepsItOverTls() {
        Endpoints overTls = Endpoints.on("voice.example")
                .withSecurity(new TransportSecurity.TlsWithAuthorities(Path.of("/etc/ours.pem")));
        store.save(overTls, signIn("first"));

        place(store).renew(found -> signIn("second"));

        assertThat(store.find("alice").orElseThrow().endpoints()).isEqualTo(overTls);
    }

    @Test
    void renew_always_keepsTheFileItsOwners() throws Exception {
        place(store).renew(found -> signIn("second"));

        assertThat(Files.getPosixFilePermissions(folder.resolve("alice.json")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void renew_failing_keepsWhatWasThere() {
        assertThatThrownBy(() -> place(store).renew(found -> {
                    throw new IllegalStateException("service away");
                }))
                .hasMessage("service away");

        assertThat(place(store).renew(UnaryOperator.identity())).isEqualTo(signIn("first"));
    }

    @Test
    void renew_signedOutMeanwhile_fails() {
        KeptSignIn place = place(store);
        store.remove("alice");

        assertThatThrownBy(() -> place.renew(found -> signIn("second"))).isInstanceOf(CliFailure.class);

        assertThat(store.find("alice")).isEmpty();
    }

    @Test
    void save_signInWithoutRefreshToken_isKeptUntilItEnds() {
        SignedIn once = new SignedIn(
                new UserId("bob"), "bob", List.of(), "jwt", Instant.ofEpochMilli(1), Instant.ofEpochMilli(99), "");

        store.save(Endpoints.on("voice.example"), once);

        assertThat(store.find("bob").orElseThrow().credential())
                .isEqualTo(new Credential.Access(new UserId("bob"), "jwt", Instant.ofEpochMilli(99)));
    }

    private static KeptSignIn place(ProfileStore store) {
        return ((Credential.Kept) store.find("alice").orElseThrow().credential()).place();
    }

    private static SignedIn signIn(String token) {
        return new SignedIn(
                new UserId("alice"),
                "alice",
                List.of(),
                token,
                Instant.ofEpochMilli(1_000),
                Instant.ofEpochMilli(2_000),
                "refresh-" + token);
    }
}
