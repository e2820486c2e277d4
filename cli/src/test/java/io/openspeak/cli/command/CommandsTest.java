package io.openspeak.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import io.openspeak.cli.CommandRun;
import io.openspeak.cli.StopSignal;
import io.openspeak.cli.audio.Pcm;
import io.openspeak.cli.audio.WavFile;
import io.openspeak.cli.loopback.Loopback;
import io.openspeak.cli.loopback.Person;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands of two people against the least of services. */
class CommandsTest {

    private static final Path SPEECH = Path.of("samples/speech.wav");

    @TempDir
    Path folder;

    private final Loopback loopback = new Loopback();
    private final StopSignal stop = new StopSignal();
    private Person alice;
    private Person bob;

    @BeforeEach
    void signIn() {
        alice = new Person("alice", folder, loopback);
        bob = new Person("bob", folder, loopback);
        assertThat(alice.run("channels", "--create", "lobby").code()).isZero();
    }

    @AfterEach
    void close() {
        stop.stop();
        loopback.close();
    }

    @Test
    void say_whileAnotherListens_everyPacketArrives() throws Exception {
        Path recording = folder.resolve("heard.wav");
        CompletableFuture<CommandRun> listening = bob.start(
                stop, "listen", recording.toString(), "--channel", "lobby", "--quit-after-silence", "2", "--json");
        Awaitility.await().until(() -> loopback.listeners() == 1);

        CommandRun said = alice.run("say", SPEECH.toString(), "--channel", "lobby", "--json");

        CommandRun heard = listening.get(60, TimeUnit.SECONDS);
        JsonObject sent = lastObject(said);
        JsonObject received = lastObject(heard);
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(heard.code()).as(heard.err()).isZero();
        assertThat(received.get("speaker").getAsString()).isEqualTo("alice");
        assertThat(received.get("received")).isEqualTo(sent.get("frames"));
        assertThat(received.get("missing").getAsLong()).isZero();
        assertThat(received.get("sha256")).isEqualTo(sent.get("sha256"));
        assertThat(WavFile.read(recording).duration().toMillis())
                .isGreaterThanOrEqualTo(sent.get("duration_ms").getAsLong());
        assertThat(loopback.isMember("alice", "lobby")).isFalse();
        assertThat(loopback.isMember("bob", "lobby")).isFalse();
    }

    @Test
    void say_notAMemberAndNoJoin_isDenied() {
        CommandRun run = alice.run("say", SPEECH.toString(), "--channel", "lobby", "--no-join");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("PERMISSION_DENIED not_a_member: alice is not in the channel lobby");
    }

    @Test
    void say_mutedWhereOneSits_isNotForwarded() {
        CompletableFuture<CommandRun> sitting = alice.start(stop, "join", "lobby");
        Awaitility.await().until(() -> loopback.isMember("alice", "lobby"));
        assertThat(alice.run("mute").code()).isZero();
        // So long that the first refusal is back before all is said.
        Path shortSpeech = folder.resolve("short.wav");
        WavFile.write(shortSpeech, new Pcm(new short[2 * Pcm.RATE]));

        CommandRun run = alice.run("say", shortSpeech.toString());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("self_muted 100").contains("unmute");
        assertThat(loopback.isMember("alice", "lobby")).isTrue();
        assertThat(sitting).isNotDone();
    }

    @Test
    void say_noWav_saysSo() {
        CommandRun run = alice.run("say", alice.file("text.wav", "no sound").toString(), "--channel", "lobby");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("is no WAV file").contains("PCM");
    }

    @Test
    void say_nowhere_asksForAChannel() {
        assertThat(alice.run("say", SPEECH.toString()).err()).contains("alice is in no channel");
    }

    @Test
    void join_untilStopped_leavesAtTheEnd() throws Exception {
        CompletableFuture<CommandRun> sitting = alice.start(stop, "join", "lobby");
        Awaitility.await().until(() -> loopback.isMember("alice", "lobby"));
        assertThat(bob.run("who", "lobby").out()).contains("alice").contains("#lobby");

        stop.stop();

        CommandRun run = sitting.get(30, TimeUnit.SECONDS);
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("alice is in #lobby with nobody else");
        assertThat(run.err()).contains("(as alice)");
        assertThat(loopback.isMember("alice", "lobby")).isFalse();
    }

    @Test
    void join_unknownChannel_saysWhereToLook() {
        CommandRun run = alice.run("join", "nowhere");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("NOT_FOUND channel_not_found").contains("channels");
    }

    @Test
    void watch_anotherLeaves_isPrinted() throws Exception {
        CompletableFuture<CommandRun> watching = bob.start(stop, "watch", "alice", "--json");
        Awaitility.await().until(() -> loopback.watchers() == 1);
        loopback.addMember("alice", "lobby", "");
        alice.run("leave", "lobby");
        assertThat(bob.run("who").out()).contains("bob");
        Awaitility.await().until(() -> bob.screen().contains("\"from\":\"lobby\""));

        stop.stop();
        JsonObject last = lastObject(watching.get(30, TimeUnit.SECONDS));
        assertThat(last.get("user").getAsString()).isEqualTo("alice");
        assertThat(last.get("from").getAsString()).isEqualTo("lobby");
    }

    @Test
    void mute_noOpenSession_saysWhatToDo() {
        CommandRun run = alice.run("mute");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("alice has no open session");
    }

    @Test
    void status_withText_isShown() {
        CommandRun run = alice.run("status", "do_not_disturb", "in", "a", "meeting");

        assertThat(run.out()).contains("DO_NOT_DISTURB").contains("in a meeting");
    }

    @Test
    void accountAdd_notAnAdmin_isRefused() {
        assertThat(alice.run("account", "add", "dave").err()).contains("PERMISSION_DENIED forbidden");
    }

    @Test
    void accountAdd_admin_showsThePasswordWhichSignsIn() throws Exception {
        JsonObject made = lastObject(new Person("admin", folder, loopback).run("account", "add", "dave", "--json"));
        Path password = bob.file("password", made.get("password").getAsString());

        CommandRun run = bob.run("login", "dave", "--password-file", password.toString());

        assertThat(run.out()).contains("signed in as dave");
        assertThat(Files.readString(folder.resolve("bob/dave.json"))).doesNotContain("password-dave");
    }

    @Test
    void login_wrongToken_saysSoWithoutShowingIt() {
        CommandRun run =
                alice.run("login", "--token-file", alice.file("wrong", "s3cret").toString());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("bad_credentials").doesNotContain("s3cret");
    }

    @Test
    void login_accessTokenOfAnExternalIssuer_isKeptUntilItEnds() {
        CommandRun run = alice.run(
                "login", "--access-token-file", alice.file("theirs", "jwt-dave").toString());

        assertThat(run.out()).contains("signed in as dave (Name of dave)").doesNotContain("jwt-dave");
        assertThat(alice.run("--profile", "dave", "whoami").out()).contains("dave (Name of dave)");
    }

    @Test
    void login_someoneElsesToken_isRefused() {
        CommandRun run = alice.run(
                "login",
                "carol",
                "--token-file",
                alice.file("other", "token-bob").toString());

        assertThat(run.err()).contains("the token is bob's, not carol's");
    }

    @Test
    void logout_signedIn_forgets() {
        assertThat(alice.run("logout").out()).contains("signed out alice");
        assertThat(alice.run("who").err()).contains("nobody is signed in");
    }

    @Test
    void leave_wasNotThere_saysSo() {
        assertThat(alice.run("leave", "lobby").out()).contains("alice was not in #lobby");
    }

    private static JsonObject lastObject(CommandRun run) {
        assertThat(run.out()).as(run.err()).isNotBlank();
        String[] lines = run.out().strip().split("\\R");
        return new Gson().fromJson(lines[lines.length - 1], JsonObject.class);
    }
}
