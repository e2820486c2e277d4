package io.openspeak.cli.command.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.openspeak.cli.CommandRun;
import io.openspeak.cli.ShellRun;
import io.openspeak.cli.StopSignal;
import io.openspeak.cli.command.Answers;
import io.openspeak.cli.loopback.Loopback;
import io.openspeak.cli.loopback.Person;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Channels, their rules and their moderation from the command line. */
class ChannelCommandsTest {

    @TempDir
    Path folder;

    private final Loopback loopback = new Loopback();
    private final StopSignal stop = new StopSignal();
    private Person alice;

    @BeforeEach
    void signIn() {
        alice = new Person("alice", folder, loopback);
        assertThat(alice.run("channel", "create", "ops", "--name", "Operations", "--capacity", "10")
                        .code())
                .isZero();
    }

    @AfterEach
    void close() {
        stop.stop();
        loopback.close();
    }

    @Test
    void create_allOptions_areTaken() {
        JsonObject made = Answers.last(alice.run(
                "channel",
                "create",
                "night",
                "--topic",
                "at night",
                "--kind",
                "push_to_talk",
                "--bitrate",
                "24",
                "--parent",
                "ops",
                "--temporary",
                "--linger",
                "5m",
                "--order",
                "2",
                "--json"));

        assertThat(made.get("channel_kind").getAsString()).isEqualTo("PUSH_TO_TALK");
        assertThat(made.get("parent").getAsString()).isEqualTo("ops");
        assertThat(made.get("linger_seconds").getAsInt()).isEqualTo(300);
        assertThat(alice.run("channel", "create", "dm", "--kind", "DIRECT", "--participant", "alice,bob", "--json")
                        .out())
                .contains("[\"alice\",\"bob\"]");
    }

    @Test
    void edit_whatIsNamed_changesOnlyThat() {
        assertThat(alice.run("channel", "create", "night", "--parent", "ops", "--temporary")
                        .code())
                .isZero();

        JsonObject changed = Answers.last(
                alice.run("channel", "edit", "night", "--topic", "quiet", "--top", "--no-temporary", "--json"));

        assertThat(changed.get("topic").getAsString()).isEqualTo("quiet");
        assertThat(changed.get("parent").getAsString()).isEmpty();
        assertThat(changed.get("temporary").getAsBoolean()).isFalse();
        assertThat(alice.run("channel", "edit", "night").err()).contains("nothing to change");
        assertThat(alice.run("channel", "edit", "night", "--top", "--parent", "ops")
                        .code())
                .isEqualTo(2);
    }

    @Test
    void tree_ofTwoLevels_isDrawn() {
        assertThat(alice.run("channel", "create", "night", "--parent", "ops").code())
                .isZero();

        assertThat(alice.run("channel", "tree").out()).isEqualToNormalizingNewlines("""
                        #ops                             VOICE          0/10  Operations
                        └─ #night                        VOICE             0  night
                        """);
        assertThat(Answers.last(alice.run("channel", "tree", "ops", "--json"))
                        .get("depth")
                        .getAsInt())
                .isEqualTo(1);
        assertThat(alice.run("channel", "tree", "nowhere").err()).contains("no channel nowhere");
    }

    @Test
    void show_withMembers_listsThem() {
        loopback.addMember("bob", "ops", "");

        assertThat(alice.run("channel", "show", "ops").out())
                .contains("#ops  Operations")
                .contains("1/10")
                .contains("bob");
        assertThat(Answers.last(alice.run("channel", "show", "ops", "--json")).getAsJsonArray("member_list"))
                .hasSize(1);
    }

    @Test
    void delete_withReason_isGone() {
        assertThat(alice.run("channel", "delete", "ops", "--reason", "moved").out())
                .contains("deleted #ops (moved)");
        assertThat(alice.run("channel", "show", "ops").err()).contains("channel_not_found");
    }

    @Test
    void watch_overABreak_missesNothing() throws Exception {
        CompletableFuture<CommandRun> watching = alice.start(stop, "channel", "watch", "--json");
        Awaitility.await().until(() -> loopback.channelWatchers() == 1);
        assertThat(alice.run("channel", "edit", "ops", "--topic", "one").code()).isZero();
        loopback.breakChannelWatches();
        assertThat(alice.run("kick", "ops", "bob").code()).isZero();
        Awaitility.await().until(() -> alice.screen().contains("kicked"));

        stop.stop();

        CommandRun run = watching.get(30, TimeUnit.SECONDS);
        List<JsonObject> changes = Answers.of(run);
        assertThat(changes)
                .extracting(change -> change.get("kind").getAsString())
                .containsExactly("updated", "left");
        assertThat(changes.getLast().get("reason").getAsString()).isEqualTo("kicked");
        assertThat(changes.getLast().get("position").getAsString()).isEqualTo("2");
        assertThat(run.err()).contains("reconnecting");
    }

    @Test
    void watch_fromAPosition_isReplayed() throws Exception {
        assertThat(alice.run("kick", "ops", "bob").code()).isZero();

        CompletableFuture<CommandRun> watching = alice.start(stop, "channel", "watch", "--from", "0");
        Awaitility.await().until(() -> alice.screen().contains("left"));
        stop.stop();

        assertThat(watching.get(30, TimeUnit.SECONDS).out()).contains("bob left #ops (kicked by alice)");
    }

    @Test
    void perms_setAndShown_explainTheDecision() {
        assertThat(alice.run("perms", "set", "ops", "everyone:-JOIN", "role/moderator:+KICK,+BAN", "user/a:b:+join")
                        .out())
                .contains("#ops has 3 rules");

        assertThat(alice.run("perms", "show", "ops").out())
                .isEqualToNormalizingNewlines("everyone:-JOIN\nrole/moderator:+KICK,+BAN\nuser/a:b:+JOIN\n");
        assertThat(alice.run("perms", "explain", "ops", "join", "--user", "bob").out())
                .contains("bob may JOIN in #ops: the last of these rules decides")
                .containsSubsequence("the roles alone", "everyone:-JOIN", "-> denied", "user/a:b:+JOIN", "-> allowed");
        assertThat(Answers.last(alice.run("perms", "explain", "ops", "SPEAK", "--json"))
                        .getAsJsonArray("applied"))
                .hasSize(3);
    }

    @Test
    void perms_fromAFileThatShowWrote_areTheSame() {
        assertThat(alice.run("perms", "set", "ops", "everyone:-JOIN", "user/bob:+JOIN")
                        .code())
                .isZero();
        String shown = alice.run("perms", "show", "ops", "--json").out();
        assertThat(alice.run("perms", "set", "ops", "--none").out()).contains("0 rules");

        CommandRun set = alice.run(
                "perms", "set", "ops", "--file", alice.file("rules.json", shown).toString());

        assertThat(set.out()).as(set.err()).contains("2 rules");
        assertThat(alice.run("perms", "show", "ops", "--json").out()).isEqualTo(shown);
    }

    @Test
    void permsSet_wrongRules_areNamed() {
        assertThat(alice.run("perms", "set", "ops", "everyone:JOIN").err()).contains("neither + nor -");
        assertThat(alice.run("perms", "set", "ops", "all:-JOIN").err()).contains("'all' is nobody");
        assertThat(alice.run("perms", "set", "ops", "everyone:-FLY").err()).contains("'FLY' is no right");
        assertThat(alice.run("perms", "set", "ops", "everyone:-JOIN,+JOIN").err())
                .contains("both gives and takes JOIN");
        assertThat(alice.run("perms", "set", "ops").code()).isEqualTo(2);
        assertThat(alice.run(
                                "perms",
                                "set",
                                "ops",
                                "--file",
                                alice.file("r", "{}").toString())
                        .err())
                .contains("a rule without a subject");
    }

    @Test
    void moderation_everyAct_isNotedAsAskedFor() {
        assertThat(alice.run("kick", "ops", "bob", "--reason", "noise").out()).contains("kicked bob from #ops (noise)");
        assertThat(alice.run("move", "bob", "ops", "night", "--reason", "late").out())
                .contains("moved bob from #ops to #night (late)");
        assertThat(alice.run("invite", "ops", "bob").out()).contains("invited bob to #ops");
        assertThat(alice.run("servermute", "ops", "bob").out()).contains("bob is muted in #ops");
        assertThat(alice.run("servermute", "ops", "bob", "--off").out()).contains("bob may be heard in #ops");
        assertThat(alice.run("serverdeafen", "ops", "bob").out()).contains("bob is deafened in #ops");
        assertThat(alice.run("priority", "ops", "bob").out()).contains("bob has priority in #ops");
        assertThat(alice.run("priority", "ops", "bob", "--off").out()).contains("bob has no priority in #ops");

        assertThat(Answers.of(alice.run("moderation", "ops", "--json")))
                .extracting(act -> act.get("action").getAsString())
                .containsExactly(
                        "priority_taken", "priority_given", "deafen", "unmute", "mute", "invite", "move", "kick");
        assertThat(alice.run("moderation", "--limit", "1").out()).hasLineCount(1);
    }

    @Test
    void ban_forATime_isListedUntilItEnds() {
        long before = System.currentTimeMillis();

        JsonObject ban = Answers.last(
                alice.run("ban", "ops", "bob", "--address", "10.0.0.7", "--for", "1h", "--reason", "spam", "--json"));

        assertThat(ban.get("until").getAsLong()).isBetween(before + 3_600_000, before + 3_660_000);
        assertThat(alice.run("bans", "ops").out()).contains("bob at 10.0.0.7").contains("by alice (spam)");
        assertThat(alice.run("unban", "ops", "b1").out()).contains("ended the ban b1");
        assertThat(alice.run("unban", "ops", "b1").err())
                .contains("ban_not_found")
                .contains("bans CHANNEL");
        assertThat(alice.run("bans", "ops").err()).contains("nobody is banned");
        assertThat(alice.run("ban", "ops").err()).contains("whom to ban?");
    }

    @Test
    void rejoin_nowhereBefore_saysWhatToDo() {
        assertThat(alice.run("rejoin").err()).contains("no_last_channel").contains("join CHANNEL");
    }

    @Test
    void rejoin_inTheShell_sitsWhereOneSat() {
        String shown = ShellRun.type(alice, "join ops\nleave\nrejoin\nchannel show op\t\nchan\t tree\nexit\n");

        assertThat(shown).contains("alice#ops>").contains("#ops  Operations").contains("VOICE");
    }
}
