package io.openspeak.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.openspeak.auth.v1.CreateAccountRequest;
import io.openspeak.auth.v1.UpdateAccountRequest;
import io.openspeak.channel.v1.ChannelKind;
import io.openspeak.channel.v1.CreateChannelRequest;
import io.openspeak.client.OpenSpeak;
import io.openspeak.client.call.Address;
import io.openspeak.client.floor.FloorPriority;
import io.openspeak.launcher.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.msgpack.value.ArrayValue;

/** VoicePing clients at two voice pods, with their own tokens, in a channel with people who use gRPC. */
@SuppressWarnings("NullAway.Init")
class VoicePingScenario {

    private static final int START = 1;
    private static final int STOP = 2;
    private static final int AUDIO = 3;
    private static final int START_FAILED = 8;
    private static final int TEXT = 17;
    private static final int TEXT_ACK = 22;
    private static final int UNAUTHORIZED_GROUP = 27;
    private static final int PRESENCE_UPDATE = 31;
    private static final int PRESENCE_SNAPSHOT = 32;
    private static final byte[] OPUS = new byte[80];

    private static Installation installation;

    @BeforeAll
    static void start() throws IOException {
        Path secret = Files.writeString(Files.createTempFile("voiceping", ".secret"), RadioToken.SECRET);
        installation = Installation.withSettings(
                "voiceping",
                "openspeak.identity.shared-secret.file=" + secret.toAbsolutePath() + "\n",
                wishes -> wishes.pods(Service.VOICE, 2));
        // The first words through a cold pod may wait for too long.
        int group = group(1);
        for (int pod = 0; pod < 2; pod++) {
            try (Radio speaker = Radio.on(11, pod(pod), "[1]");
                    Radio listener = Radio.on(12, pod(1 - pod), "[1]")) {
                listener.talksTo(group).say(0, STOP, group, null);
                speaker.talksTo(group);
                await().atMost(TestUser.PATIENCE).until(() -> {
                    speaker.say(0, AUDIO, group, OPUS);
                    return listener.count(AUDIO) > 20;
                });
                speaker.say(0, STOP, group, null);
            }
        }
    }

    @AfterAll
    static void stop() {
        installation.close();
    }

    @Test
    void talk_isHeardOnTheOtherPod_andByPeopleWhoUseGrpc_andBack() {
        int group = group(42);
        try (Radio speaker = Radio.on(101, pod(0), "[42]");
                Radio listener = Radio.on(102, pod(1), "[\"42\"]");
                TestUser carol =
                        TestUser.online(installation.signIn("carol", 0, 1)).joins("42")) {
            listener.talksTo(group).say(0, STOP, group, null);
            speaker.hears(STOP, 102, 1);

            speaker.talksTo(group);
            listener.hears(START, 101, 1);
            listener.say(0, START, group, null);
            // It may have failed before, for another reason.
            await().atMost(TestUser.PATIENCE)
                    .until(() -> listener.all(START_FAILED).stream()
                            .anyMatch(failed -> failed.get(4).toString().contains("Busy")));
            for (int i = 0; i < 50; i++) {
                speaker.say(0, AUDIO, group, new byte[] {(byte) i, 1, 2});
                pause();
            }
            speaker.say(0, STOP, group, null);
            listener.hears(STOP, 101, 1);
            carol.room().requestFloor(FloorPriority.NORMAL, true).join();
            Speech.of(50).saidBy(carol);
            carol.room().releaseFloor();

            assertThat(listener.hears(AUDIO, 101, 50)).hasSize(50);
            assertThat(carol.awaitHeard("101", 50)).hasSize(50);
            await().atMost(TestUser.PATIENCE)
                    .until(() -> speaker.all(AUDIO).size() >= 50
                            && listener.all(AUDIO).size() >= 100);
            assertThat(speaker.all(AUDIO).getFirst().get(2).asStringValue().asString())
                    .isEqualTo("carol");
            await().atMost(TestUser.PATIENCE)
                    .until(() -> speaker.all(STOP).stream()
                            .anyMatch(stop -> stop.get(2).isStringValue()));
        }
    }

    @Test
    void lettersAndPrivateCalls_findTheOtherPod() {
        int group = group(43);
        try (Radio one = Radio.on(111, pod(0), "[43]");
                Radio two = Radio.on(112, pod(1), "[43]")) {
            two.talksTo(group).say(0, STOP, group, null);
            one.talksTo(group).say(0, STOP, group, null);

            one.say(0, TEXT, group, "hello".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            one.hears(TEXT_ACK, 111, 1);
            ArrayValue text = two.hears(TEXT, 111, 1).getFirst();
            await().atMost(TestUser.PATIENCE).until(() -> {
                one.say(1, START, 112, null);
                return two.all(START).stream()
                        .anyMatch(start -> start.get(0).asIntegerValue().asInt() == 1);
            });
            one.say(1, AUDIO, 112, OPUS);

            assertThat(text.get(4).asStringValue().asString()).contains("hello");
            two.hears(AUDIO, 111, 1);
            one.say(1, START, 999, null);
            await().atMost(TestUser.PATIENCE)
                    .until(() -> one.all(START_FAILED).stream()
                            .anyMatch(failed -> failed.get(4).toString().contains("Recipient offline")));
        }
    }

    @Test
    void groupThatIsNotThere_isRefused() {
        try (Radio radio = Radio.on(121, pod(0), "[999]")) {
            radio.hears(UNAUTHORIZED_GROUP, 121, 1);
        }
    }

    @Test
    void watchers_seeWhoComesAndGoes() {
        group(44);
        try (Radio watcher = Radio.watching(131, pod(0), "[44]")) {
            watcher.hears(PRESENCE_SNAPSHOT, 0, 1);
            try (Radio radio = Radio.on(132, pod(1), "[44]")) {
                radio.talksTo(44).say(0, STOP, 44, null);
                await().atMost(TestUser.PATIENCE).until(() -> told(watcher, "online"));
            }
            await().atMost(TestUser.PATIENCE).until(() -> told(watcher, "offline"));
            assertThat(watcher.count(PRESENCE_SNAPSHOT)).isEqualTo(1);
        }
    }

    private static boolean told(Radio watcher, String status) {
        return watcher.all(PRESENCE_UPDATE).stream()
                .map(update -> update.get(5).toJson())
                .anyMatch(json -> json.contains("132") && json.contains(status));
    }

    @Test
    void disabledAccount_isCut() {
        group(45);
        try (Radio radio = Radio.on(141, pod(1), "[45]");
                OpenSpeak admin = installation.signIn("admin", 0, 0)) {
            radio.talksTo(45);

            admin.accountRegister()
                    .create(CreateAccountRequest.newBuilder().setUserId("141").build());
            admin.accountRegister()
                    .update(UpdateAccountRequest.newBuilder()
                            .setUserId("141")
                            .setDisabled(true)
                            .build());

            await().atMost(TestUser.PATIENCE).until(radio::isClosed);
        }
    }

    /** Speech has its own pace. */
    private static void pause() {
        LockSupport.parkNanos(20_000_000);
    }

    private static Address pod(int number) {
        return installation.address(Service.VOICE, number);
    }

    private static int group(int number) {
        try (OpenSpeak admin = installation.signIn("admin", 0, 0)) {
            admin.channels()
                    .create(CreateChannelRequest.newBuilder()
                            .setChannelId(String.valueOf(number))
                            .setKind(ChannelKind.CHANNEL_KIND_PUSH_TO_TALK)
                            .build());
        }
        return number;
    }
}
