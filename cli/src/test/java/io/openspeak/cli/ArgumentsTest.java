package io.openspeak.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people are told who type something wrong, or before anything runs. */
class ArgumentsTest {

    @TempDir
    Path home;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            login --token-file a --password-file b | mutually exclusive
            account add                            | NAME
            channels --capacity many               | capacity
            join                                   | CHANNEL
            join a b                               | Unmatched
            leave a b                              | Unmatched
            who a b                                | Unmatched
            mute now                               | Unmatched
            unmute now                             | Unmatched
            logout now                             | Unmatched
            status                                 | STATUS
            status IDLE                            | ONLINE, AWAY, DO_NOT_DISTURB, INVISIBLE
            say                                    | FILE.wav
            say a.wav --bitrate loud               | bitrate
            listen --for ever                      | for
            talk now                               | Unmatched
            ptt --hold long                        | is no span of time
            ptt --priority high                    | NORMAL, PRIORITY, EMERGENCY
            floor a b                              | Unmatched
            stats a b                              | Unmatched
            again --last many                      | last
            token                                  | token
            token create bot --ttl soon            | is no span of time
            token rotate                           | ID
            token check secret                     | Unmatched
            account edit u --disable --enable      | mutually exclusive
            audit --limit few                      | limit
            channel create a --kind radio          | VOICE, PUSH_TO_TALK, DIRECT
            channel edit a --capacity many         | capacity
            perms explain a FLY                    | is no right
            kick a                                 | USER
            ban a b --for ever                     | is no span of time
            move u a                               | TO
            statu                                  | openspeak status
            --bogus                                | --bogus
            """)
    void run_wrongArguments_isAUsageErrorThatNamesThem(String line, String expected) {
        CommandRun run = run(line.split(" "));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(expected).doesNotContain("\tat ");
    }

    @ParameterizedTest
    @CsvSource({
        "channels",
        "who",
        "mute",
        "unmute",
        "leave",
        "status away",
        "watch",
        "logout",
        "listen",
        "talk --file samples/speech.wav",
        "ptt --file samples/speech.wav",
        "floor a",
        "stats a",
        "again",
        "join a",
        "rejoin",
        "whoami",
        "token list",
        "account list",
        "channel tree",
        "perms show a",
        "bans a"
    })
    void run_nobodySignedIn_saysHowToSignIn(String line) {
        CommandRun run = run(line.split(" "));

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("nobody is signed in").contains("login USER");
    }

    @Test
    void login_noTerminal_saysWhatToUse() {
        CommandRun run = run("login", "alice");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("no terminal").contains("--password-file");
    }

    @Test
    void login_nobodyNamed_saysWhatIsMissing() {
        assertThat(run("login").err()).contains("login USER");
    }

    @Test
    void login_nothingListens_namesTheAddress() throws Exception {
        Path token = Files.writeString(home.resolve("token"), "ost_secret");

        CommandRun run = run("login", "--token-file", token.toString(), "--auth", "127.0.0.1:1");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .contains("127.0.0.1:1")
                .contains("--server")
                .doesNotContain("ost_secret")
                .doesNotContain("\tat ");
    }

    @Test
    void login_notAnAddress_showsTheShape() throws Exception {
        Path token = Files.writeString(home.resolve("token"), "ost_secret");

        assertThat(run("login", "--token-file", token.toString(), "--auth", "somewhere")
                        .err())
                .contains("\"somewhere\"")
                .contains("host:port");
    }

    @Test
    void profile_notSignedInHere_namesIt() {
        assertThat(run("who", "--profile", "bob").err()).contains("bob is not signed in here");
    }

    @Test
    void profile_pathAsName_isRefused() {
        assertThat(run("who", "--profile", "../bob").err()).contains("no profile name");
    }

    @Test
    void help_anyCommand_isPrinted() {
        CommandRun run = run("say", "--help");

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("FILE.wav").contains("--no-join");
    }

    private CommandRun run(String... args) {
        return CommandRun.of(Map.of("OPENSPEAK_CLI_HOME", home.toString()), new StopSignal(), args);
    }
}
