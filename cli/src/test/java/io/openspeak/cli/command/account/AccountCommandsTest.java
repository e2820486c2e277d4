package io.openspeak.cli.command.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.openspeak.cli.CommandRun;
import io.openspeak.cli.ShellRun;
import io.openspeak.cli.command.Answers;
import io.openspeak.cli.loopback.Loopback;
import io.openspeak.cli.loopback.Person;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens, accounts, passwords and the audit from the command line. */
class AccountCommandsTest {

    @TempDir
    Path folder;

    private final Loopback loopback = new Loopback();
    private Person alice;
    private Person admin;

    @BeforeEach
    void signIn() {
        alice = new Person("alice", folder, loopback);
        admin = new Person("admin", folder, loopback);
    }

    @AfterEach
    void close() {
        loopback.close();
    }

    @Test
    void tokenCreate_withScopes_showsTheSecretOnce() {
        CommandRun made = alice.run("token", "create", "bot", "--scope", "channels_read,VOICE", "--ttl", "2d");

        assertThat(made.out()).contains("made bot (id t1)").contains("secret, shown only now: token-alice");
        JsonObject listed = Answers.last(alice.run("token", "list", "--json"));
        assertThat(listed.get("scopes").toString()).isEqualTo("[\"channels_read\",\"voice\"]");
        assertThat(Instant.ofEpochMilli(listed.get("expires_at").getAsLong()))
                .isBetween(
                        Instant.now().plus(Duration.ofHours(47)), Instant.now().plus(Duration.ofHours(48)));
        assertThat(listed.has("secret")).isFalse();
    }

    @Test
    void tokenCreate_forGood_endsNever() {
        assertThat(alice.run("token", "create", "bot", "--ttl", "0").out()).contains("ends never");
    }

    @Test
    void tokenCreate_unknownScope_namesThoseThereAre() {
        CommandRun run = alice.run("token", "create", "bot", "--scope", "all");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("'all' is no scope").contains("presence_read");
    }

    @Test
    void tokenRotate_withOverlap_asksForIt() {
        String id = Answers.last(alice.run("token", "create", "bot", "--json"))
                .get("token_id")
                .getAsString();

        JsonObject rotated = Answers.last(alice.run("token", "rotate", id, "--overlap", "1h", "--json"));

        assertThat(rotated.get("secret").getAsString()).isEqualTo("token-rotated");
        assertThat(alice.run("audit").out()).contains("token_rotated").contains("t1 overlap 3600");
    }

    @Test
    void tokenRevoke_twice_saysThatThereIsNone() {
        assertThat(alice.run("token", "create", "bot").code()).isZero();

        assertThat(alice.run("token", "revoke", "t1", "--reason", "leaked").out())
                .contains("revoked t1 (leaked)");
        assertThat(alice.run("token", "revoke", "t1").err())
                .contains("token_not_found")
                .contains("token list");
    }

    @Test
    void tokenCheck_pipedIn_tellsWhoseItIs() {
        CommandRun good = alice.pipe("token-bob\n", "token", "check", "--json");
        CommandRun bad = alice.pipe("s3cret\n", "token", "check");

        assertThat(Answers.last(good).get("user").getAsString()).isEqualTo("bob");
        assertThat(bad.code()).isEqualTo(1);
        assertThat(bad.out()).contains("not valid: malformed").doesNotContain("s3cret");
    }

    @Test
    void tokenCheck_asArgument_isNotTaken() {
        assertThat(alice.run("token", "check", "token-bob").code()).isEqualTo(2);
        assertThat(alice.run("token", "check").err()).contains("no token was given");
    }

    @Test
    void whoami_signedIn_tellsAll() {
        assertThat(alice.run("whoami").out())
                .contains("alice (Name of alice)")
                .contains("scopes  everything")
                .contains("issuer  openspeak");
        assertThat(Answers.last(alice.run("whoami", "--json"))
                        .get("client_role")
                        .getAsString())
                .isEqualTo("web");
    }

    @Test
    void account_fromAddToRemove_isShownAsItIs() {
        assertThat(admin.run("account", "add", "dave", "--role", "member").code())
                .isZero();

        JsonObject edited = Answers.last(admin.run(
                "account", "edit", "dave", "--name", "Dave", "--role", "member,moderator", "--disable", "--json"));

        assertThat(edited.get("roles").toString()).isEqualTo("[\"member\",\"moderator\"]");
        assertThat(edited.get("disabled").getAsBoolean()).isTrue();
        assertThat(admin.run("account", "show", "dave").out()).contains("Dave").contains("disabled");
        assertThat(admin.run("account", "edit", "dave", "--enable").out()).contains("enabled");
        assertThat(admin.run("account", "remove", "dave").out()).contains("removed dave");
        assertThat(admin.run("account", "list").out()).isEmpty();
        assertThat(admin.run("account", "show", "dave").err()).contains("user_not_found");
    }

    @Test
    void accountAdd_passwordPipedIn_isNotShown() {
        CommandRun run = admin.pipe("correct horse\n", "account", "add", "grace", "--password-stdin");

        assertThat(run.out())
                .contains("created grace")
                .doesNotContain("password")
                .doesNotContain("horse");
        assertThat(admin.run("account", "add", "grace", "--password-stdin").err())
                .contains("no password was given");
    }

    @Test
    void accountEdit_nothingNamed_saysSo() {
        assertThat(admin.run("account", "edit", "dave").err()).contains("nothing to change");
    }

    @Test
    void accountPasswd_ownPipedIn_takesOldAndNew() {
        assertThat(alice.pipe("wrong\nnew-password\n", "account", "passwd").err())
                .contains("bad_credentials");

        CommandRun changed = alice.pipe("password-alice\nnew-password\n", "account", "passwd");

        assertThat(changed.out()).contains("changed the password of alice").doesNotContain("new-password");
    }

    @Test
    void accountPasswd_anothers_takesOnlyTheNewOne() {
        assertThat(admin.pipe("new-password\n", "account", "passwd", "bob").out())
                .contains("changed the password of bob");
        assertThat(admin.run("account", "passwd", "bob").err()).contains("no new password was given");
    }

    @Test
    void accountPasswd_inTheShell_asksUnseen() {
        String shown = ShellRun.type(
                alice, "account passwd\npassword-alice\nnew-password\nnew-password\naccount passwd bob\nx\ny\nexit\n");

        assertThat(shown).contains("changed the password of alice").contains("the two new passwords differ");
        // Before it, the terminal itself shows what was typed ahead of the prompt.
        assertThat(shown.substring(shown.indexOf("signed in as"))).doesNotContain("new-password");
    }

    @Test
    void accountSignOut_another_isNoted() {
        assertThat(admin.run("account", "signout", "alice").out()).contains("signed out alice everywhere");
        assertThat(admin.run("audit", "--action", "sign_ins_revoked", "--since", "1h", "--limit", "5")
                        .out())
                .contains("sign_ins_revoked")
                .contains("127.0.0.1");
        assertThat(admin.run("audit", "--action", "login").err()).contains("nothing of that kind");
    }

    @Test
    void keysRotate_admin_namesTheKey() {
        assertThat(admin.run("keys", "rotate").out()).contains("key key-2 signs from now on");
    }
}
