package io.openspeak.cli.command.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import io.openspeak.cli.CommandRun;
import io.openspeak.cli.Keys;
import io.openspeak.cli.StopSignal;
import io.openspeak.cli.audio.Pcm;
import io.openspeak.cli.audio.TestSound;
import io.openspeak.cli.audio.WavFile;
import io.openspeak.cli.loopback.Loopback;
import io.openspeak.cli.loopback.Person;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Talking, and pushing to talk, against the least of services. */
class VoiceCommandsTest {

    private static final String SPEECH = Path.of("samples/speech.wav").toString();

    @TempDir
    Path folder;

    private final Loopback loopback = new Loopback();
    private final StopSignal stop = new StopSignal();
    private final StopSignal stopOther = new StopSignal();
    private final Pressed keys = new Pressed();
    private final TestSound sound = new TestSound();
    private Person alice;
    private Person bob;

    @BeforeEach
    void signIn() {
        alice = new Person("alice", folder, loopback);
        bob = new Person("bob", folder, loopback);
        assertThat(alice.run("channels", "--create", "lobby").code()).isZero();
        assertThat(alice.run("channel", "create", "radio", "--kind", "PUSH_TO_TALK")
                        .code())
                .isZero();
    }

    @AfterEach
    void close() {
        stop.stop();
        stopOther.stop();
        loopback.close();
    }

    @Test
    void talk_noMicrophone_saysWhatToDo() {
        CommandRun run = alice.run("talk", "--channel", "lobby");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("no microphone").contains("--file FILE.wav");
    }

    @Test
    void talk_twoPeople_hearEachOther() {
        TestSound others = new TestSound();
        CompletableFuture<CommandRun> first =
                alice.startAt(keys, sound, stop, "talk", "--channel", "lobby", "--stats", "--json");
        CompletableFuture<CommandRun> second = bob.startAt(keys, others, stopOther, "talk", "--channel", "lobby");

        await().until(() -> sound.loudFrames() > 25 && others.loudFrames() > 25);
        await().until(() ->
                alice.screen().contains("\"quality\"") && bob.screen().contains("alice speaks"));
        stop.stop();
        stopOther.stop();

        CommandRun run = first.join();
        assertThat(run.code()).as(run.err()).isZero();
        JsonObject report = last(run);
        assertThat(report.get("kind").getAsString()).isEqualTo("talked");
        assertThat(report.get("heard").getAsInt()).isPositive();
        assertThat(report.get("missing").getAsInt()).isZero();
        assertThat(rows(run, "quality").getFirst().get("pod").getAsString()).isEqualTo("loopback");
        assertThat(second.join().out()).contains("alice speaks");
    }

    @Test
    void talk_podGoesAway_goesOnWithoutALoss() throws Exception {
        CompletableFuture<CommandRun> listening = listenToTheEnd();
        await().until(() -> loopback.listeners() == 1);
        CompletableFuture<CommandRun> talking =
                alice.start(stopOther, "talk", "--file", SPEECH, "--channel", "lobby", "--json");
        await().until(() -> loopback.listeners() == 2);

        loopback.goAway();

        JsonObject talked = last(talking.get(60, TimeUnit.SECONDS));
        assertThat(talked.get("moves").getAsInt()).isEqualTo(1);
        JsonObject heard = last(listening.get(30, TimeUnit.SECONDS));
        assertThat(heard.get("received")).isEqualTo(talked.get("frames"));
        assertThat(heard.get("missing").getAsInt()).isZero();
    }

    @Test
    void say_asAGuest_toOne_isHeardByThatOne_andJoinsNothing() throws Exception {
        Person carol = new Person("carol", folder, loopback);
        CompletableFuture<CommandRun> bobs = listenToTheEnd();
        CompletableFuture<CommandRun> carols = carol.start(stop, "listen", "--channel", "lobby", "--json");
        await().until(() -> loopback.listeners() == 2);

        CommandRun said = alice.run("say", SPEECH, "--channel", "lobby", "--guest", "--to", "bob", "--json");

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(loopback.isMember("alice", "lobby")).isFalse();
        assertThat(last(bobs.get(30, TimeUnit.SECONDS)).get("received"))
                .isEqualTo(last(said).get("frames"));
        stop.stop();
        assertThat(carols.get(30, TimeUnit.SECONDS).out()).doesNotContain("alice");
    }

    @Test
    void say_pushToTalk_waitsForItsTurn() throws Exception {
        CompletableFuture<CommandRun> first = bob.startAt(keys, sound, stop, "ptt", "--channel", "radio", "--json");
        await().until(() -> loopback.listeners() == 1);
        keys.press(' ');
        await().until(() -> loopback.floor("radio").getHolderId().equals("bob"));

        CompletableFuture<CommandRun> saying = alice.start(stopOther, "say", SPEECH, "--channel", "radio", "--json");
        await().until(() -> loopback.floor("radio").getQueueList().contains("alice"));
        keys.press(' ');

        CommandRun said = saying.get(60, TimeUnit.SECONDS);
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(rows(said, "floor"))
                .extracting(row -> row.get("event").getAsString())
                .containsExactly("waiting", "granted");
        assertThat(last(said).get("rejected").getAsJsonObject().size()).isZero();
        keys.press('q');
        assertThat(first.get(30, TimeUnit.SECONDS).code()).isZero();
        await().until(() -> loopback.floor("radio").getHolderId().isEmpty());
    }

    @Test
    void say_floorIsTaken_stopsAndSaysWhy() {
        CompletableFuture<CommandRun> saying = alice.start(stop, "say", SPEECH, "--channel", "radio");
        await().until(() -> loopback.floor("radio").getHolderId().equals("alice"));

        loopback.takeFloor("radio", "too_long");

        CommandRun said = saying.join();
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).contains("the floor of #radio was taken: too_long");
    }

    @Test
    void ptt_busyAndNoWait_isDeniedWithTheHolder() {
        CompletableFuture<CommandRun> first =
                bob.startAt(keys, sound, stop, "ptt", "--channel", "radio", "--hold", "20s");
        await().until(() -> loopback.floor("radio").getHolderId().equals("bob"));

        CommandRun denied = alice.run("ptt", "--file", SPEECH, "--channel", "radio", "--no-wait");

        assertThat(denied.code()).isEqualTo(1);
        assertThat(denied.err()).contains("busy, bob speaks").contains("floor radio");
        assertThat(first).isNotDone();
    }

    @Test
    void ptt_higherPriority_interrupts() throws Exception {
        CompletableFuture<CommandRun> first =
                bob.startAt(keys, sound, stop, "ptt", "--channel", "radio", "--hold", "20s");
        await().until(() -> loopback.floor("radio").getHolderId().equals("bob"));

        CommandRun urgent = alice.run("ptt", "--file", SPEECH, "--channel", "radio", "--priority", "emergency");

        assertThat(urgent.code()).as(urgent.err()).isZero();
        CommandRun interrupted = first.get(30, TimeUnit.SECONDS);
        assertThat(interrupted.code()).isEqualTo(1);
        assertThat(interrupted.err()).contains("interrupted, alice speaks");
    }

    @Test
    void ptt_keys_pressAndPressAgain() throws Exception {
        CompletableFuture<CommandRun> run = alice.startAt(keys, sound, stop, "ptt", "--channel", "radio", "--json");
        await().until(() -> loopback.listeners() == 1);

        keys.press(' ');
        await().until(() -> loopback.floor("radio").getHolderId().equals("alice"));
        keys.press('\r');
        await().until(() -> loopback.floor("radio").getHolderId().isEmpty());
        keys.press('q');

        CommandRun ended = run.get(30, TimeUnit.SECONDS);
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(last(ended).get("frames").getAsInt()).isPositive();
    }

    @Test
    void ptt_openChannel_pointsToTalk() {
        CommandRun run = alice.run("ptt", "--file", SPEECH, "--channel", "lobby");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("#lobby is no push-to-talk channel").contains("talk --channel lobby");
    }

    @Test
    void floor_held_showsWhoSpeaksAndWhoWaits() {
        CompletableFuture<CommandRun> first =
                bob.startAt(keys, sound, stop, "ptt", "--channel", "radio", "--hold", "20s");
        await().until(() -> loopback.floor("radio").getHolderId().equals("bob"));
        CompletableFuture<CommandRun> second = alice.start(stopOther, "say", SPEECH, "--channel", "radio");
        await().until(() -> loopback.floor("radio").getQueueCount() == 1);

        assertThat(alice.run("floor", "radio").out()).contains("#radio  bob speaks; waiting: alice");
        JsonObject floor = last(alice.run("floor", "radio", "--json"));

        assertThat(floor.get("holder").getAsString()).isEqualTo("bob");
        assertThat(floor.get("queue").getAsJsonArray()).hasSize(1);
        assertThat(List.of(first, second)).allMatch(run -> !run.isDone());
    }

    @Test
    void stats_once_showsEachStream() {
        CompletableFuture<CommandRun> talking = bob.startAt(keys, sound, stop, "talk", "--channel", "lobby");
        await().until(() -> loopback.listeners() == 1);

        CommandRun stats = alice.run("stats", "lobby", "--once");
        JsonObject row = last(alice.run("stats", "lobby", "--once", "--json"));

        assertThat(stats.out()).contains("jitter ms").contains("bob");
        assertThat(row.get("user").getAsString()).isEqualTo("bob");
        assertThat(row.get("way").getAsString()).isEqualTo("from");
        assertThat(talking).isNotDone();
    }

    @Test
    void again_somethingWasSaid_writesIt() {
        CommandRun said = alice.run("say", SPEECH, "--channel", "lobby", "--json");
        Path file = folder.resolve("again.wav");

        CommandRun again = bob.run("again", file.toString(), "--channel", "lobby");

        assertThat(again.code()).as(again.err()).isZero();
        assertThat(again.out()).containsPattern("alice spoke \\d+\\.\\d s");
        // By when it was said: a machine that stands still makes pauses.
        long spoken = last(said).get("duration_ms").getAsLong();
        assertThat(WavFile.read(file).duration().toMillis()).isBetween(spoken - 20, spoken + 5_000);
    }

    @Test
    void again_nothingWasSaid_saysSo() {
        CommandRun again = bob.run("again", "--channel", "lobby");

        assertThat(again.code()).isEqualTo(1);
        assertThat(again.err()).contains("nothing that was said in #lobby is kept");
    }

    @Test
    void listen_withLoudspeaker_playsWhatIsSaid() throws Exception {
        CompletableFuture<CommandRun> listening =
                bob.startAt(keys, sound, stop, "listen", "--channel", "lobby", "--quit-after-silence", "2", "--json");
        await().until(() -> loopback.listeners() == 1);

        CommandRun said = alice.run("say", SPEECH, "--channel", "lobby", "--json");

        CommandRun heard = listening.get(60, TimeUnit.SECONDS);
        JsonObject played = rows(heard, "played").getFirst();
        long frames = last(said).get("frames").getAsLong();
        assertThat(played.get("played").getAsLong() + played.get("dropped").getAsLong())
                .isEqualTo(frames);
        assertThat(sound.loudFrames() * Pcm.FRAME_TIME.toMillis()).isGreaterThan(1_000);
    }

    /** Bob, until nobody has spoken for so long that nothing can still be on its way. */
    private CompletableFuture<CommandRun> listenToTheEnd() {
        return bob.start(stop, "listen", "--channel", "lobby", "--quit-after-silence", "2", "--json");
    }

    private static JsonObject last(CommandRun run) {
        assertThat(run.out()).as(run.err()).isNotBlank();
        return json(run.out().lines().reduce((first, second) -> second).orElseThrow());
    }

    private static List<JsonObject> rows(CommandRun run, String kind) {
        return run.out()
                .lines()
                .map(VoiceCommandsTest::json)
                .filter(row -> row.has("kind") && row.get("kind").getAsString().equals(kind))
                .toList();
    }

    private static JsonObject json(String line) {
        return new Gson().fromJson(line, JsonObject.class);
    }

    /** Keys that the test presses. */
    private static final class Pressed implements Keys {

        private final BlockingQueue<Integer> pressed = new LinkedBlockingQueue<>();

        void press(int key) {
            pressed.add(key);
        }

        @Override
        public int next(Duration patience) {
            try {
                Integer key = pressed.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
                return key == null ? NONE : key;
            } catch (InterruptedException e) {
                return END;
            }
        }

        @Override
        public void close() {}
    }
}
