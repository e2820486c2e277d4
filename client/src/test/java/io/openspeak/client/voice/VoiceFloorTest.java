package io.openspeak.client.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.openspeak.client.OpenSpeak;
import io.openspeak.client.floor.FloorNews;
import io.openspeak.client.floor.FloorPriority;
import io.openspeak.client.id.ChannelId;
import io.openspeak.client.id.Position;
import io.openspeak.client.scripted.Arrivals;
import io.openspeak.client.scripted.ScriptedServer;
import io.openspeak.client.scripted.ScriptedStream;
import io.openspeak.client.scripted.Words;
import io.openspeak.client.signin.Credential;
import io.openspeak.voice.v1.FloorPhase;
import io.openspeak.voice.v1.FloorRequest;
import io.openspeak.voice.v1.FloorState;
import io.openspeak.voice.v1.OpenVoiceRequest;
import io.openspeak.voice.v1.OpenVoiceResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Push-to-talk on a voice connection; the one who speaks here is alice. */
class VoiceFloorTest {

    private static final ChannelId RADIO = new ChannelId("radio");
    private static final ByteString PACKET = ByteString.copyFromUtf8("opus");

    private final ScriptedServer pod = new ScriptedServer(Clock.systemUTC());
    private final ScriptedServer otherPod = new ScriptedServer(Clock.systemUTC());
    private final OpenSpeak client = OpenSpeak.signIn(
            pod.endpoints().withVoice(List.of(pod.address(), otherPod.address())),
            new Credential.Token("secret"),
            Words.QUICK);
    private final Arrivals<FloorNews> news = new Arrivals<>();
    private final Arrivals<FloorState> floors = new Arrivals<>();
    private final VoiceListener listener = new VoiceListener() {
        @Override
        public void onFloorNews(FloorNews told) {
            news.add(told);
        }

        @Override
        public void onFloor(FloorState floor) {
            floors.add(floor);
        }
    };
    private final VoiceConnection voice;
    private final ScriptedStream<OpenVoiceRequest, OpenVoiceResponse> stream;

    VoiceFloorTest() {
        CompletableFuture<VoiceConnection> opening = CompletableFuture.supplyAsync(
                () -> client.openVoice(null, List.of(Attachment.to(RADIO, Position.NONE)), listener));
        stream = pod.voices.next();
        stream.next();
        stream.say(Words.voiceWelcome());
        voice = opening.join();
    }

    @AfterEach
    void close() {
        client.cut();
        pod.close();
        otherPod.close();
    }

    @Test
    void request_free_framesWhileAskingGoOutAtOnceAndAfterTheGrantCarryItsToken() {
        CompletableFuture<FloorNews.Answer> answer = voice.requestFloor(RADIO, FloorPriority.PRIORITY, false);
        voice.send(RADIO, PACKET);

        FloorRequest request = stream.next().getRequestFloor();
        assertThat(request.getPriority()).isEqualTo(1);
        assertThat(request.getNoWait()).isTrue();
        assertThat(stream.next().getFrame().getFloorToken()).isZero();
        hear(granted(7, request.getCommandId(), 1));

        assertThat(answer.join()).isEqualTo(new FloorNews.Granted(RADIO, 7, 90_000));
        voice.send(RADIO, PACKET);
        assertThat(stream.next().getFrame().getFloorToken()).isEqualTo(7);
    }

    @Test
    void request_busy_isDeniedWithTheHolder() {
        CompletableFuture<FloorNews.Answer> answer = voice.requestFloor(RADIO, FloorPriority.NORMAL, false);
        String command = stream.next().getRequestFloor().getCommandId();

        hear(held("bob", 4)); // Somebody else's news do not answer.
        hear(held("bob", 4).setReason("busy").setCommandId(command));

        assertThat(answer.join()).isEqualTo(new FloorNews.Denied(RADIO, "busy", "bob"));
        assertThat(voice.floor(RADIO).orElseThrow().getHolderId()).isEqualTo("bob");
    }

    @Test
    void request_queued_tellsThePlaceUntilGranted() {
        CompletableFuture<FloorNews.Answer> answer = voice.requestFloor(RADIO, FloorPriority.NORMAL, true);
        String command = stream.next().getRequestFloor().getCommandId();

        hear(held("bob", 4).addQueue("carol").addQueue("alice").setCommandId(command));
        hear(held("carol", 5).addQueue("alice"));
        hear(granted(9, "", 6));

        assertThat(news.next()).isEqualTo(new FloorNews.Waiting(RADIO, 2, "bob"));
        assertThat(news.next()).isEqualTo(new FloorNews.Waiting(RADIO, 1, "carol"));
        assertThat(answer.join()).isEqualTo(new FloorNews.Granted(RADIO, 9, 90_000));
    }

    @Test
    void request_waitedTooLong_isDenied() {
        CompletableFuture<FloorNews.Answer> answer = voice.requestFloor(RADIO, FloorPriority.NORMAL, true);
        String command = stream.next().getRequestFloor().getCommandId();
        hear(held("bob", 4).addQueue("alice").setCommandId(command));

        hear(held("bob", 5));

        assertThat(answer.join()).isEqualTo(new FloorNews.Denied(RADIO, "waited_too_long", "bob"));
    }

    @Test
    void request_floorsOutOfReach_isDeniedAndWhatIsKnownStays() {
        hear(held("bob", 4));
        floors.next();
        CompletableFuture<FloorNews.Answer> answer = voice.requestFloor(RADIO, FloorPriority.NORMAL, true);
        String command = stream.next().getRequestFloor().getCommandId();

        hear(FloorState.newBuilder().setReason("unavailable").setCommandId(command));

        assertThat(answer.join()).isEqualTo(new FloorNews.Denied(RADIO, "unavailable", ""));
        assertThat(voice.floor(RADIO).orElseThrow().getHolderId()).isEqualTo("bob");
    }

    @Test
    void hold_warnedThenTooLong_isToldAndFramesGoWithoutToken() {
        hold(7);

        hear(granted(0, "", 2).setReason("ending_soon").setUntil(80_000));
        hear(FloorState.newBuilder()
                .setPhase(FloorPhase.FLOOR_PHASE_IDLE)
                .setReason("too_long")
                .setVersion(3)
                .setAt(3));

        assertThat(news.next()).isEqualTo(new FloorNews.EndingSoon(RADIO, 80_000));
        assertThat(news.next()).isEqualTo(new FloorNews.Taken(RADIO, "too_long", ""));
        voice.send(RADIO, PACKET);
        assertThat(stream.next().getFrame().getFloorToken()).isZero();
    }

    @Test
    void hold_interrupted_tellsByWhom() {
        hold(7);

        hear(held("alice", 2)
                .setPhase(FloorPhase.FLOOR_PHASE_REVOKING)
                .setNextId("bob")
                .setReason("interrupted"));

        assertThat(news.next()).isEqualTo(new FloorNews.Taken(RADIO, "interrupted", "bob"));
    }

    @Test
    void release_holding_goesBehindTheFrames() {
        hold(7);
        voice.send(RADIO, PACKET);

        voice.releaseFloor(RADIO);

        assertThat(stream.next().hasFrame()).isTrue();
        assertThat(stream.next().getReleaseFloor().getToken()).isEqualTo(7);
        hear(FloorState.newBuilder()
                .setPhase(FloorPhase.FLOOR_PHASE_IDLE)
                .setReason("released")
                .setVersion(2));
        assertThat(floors.next().getReason()).isEqualTo("released");
        assertThat(news.staysEmpty(Duration.ofMillis(50))).isTrue();
    }

    @Test
    void release_beforeTheGrant_takesTheAskBackAndKnowsNoGrant() {
        CompletableFuture<FloorNews.Answer> answer = voice.requestFloor(RADIO, FloorPriority.NORMAL, true);
        String command = stream.next().getRequestFloor().getCommandId();

        voice.releaseFloor(RADIO);

        assertThat(answer.join()).isEqualTo(new FloorNews.Denied(RADIO, "released", ""));
        assertThat(stream.next().getReleaseFloor().getToken()).isZero();
        hear(granted(7, command, 1)); // The server gives it and takes it back in the order in which it was told.
        floors.next();
        voice.send(RADIO, PACKET);
        assertThat(stream.next().getFrame().getFloorToken()).isZero();
    }

    @Test
    void hear_anotherConnectionOfThisSessionSpeaks_leavesItTheFloor() {
        hear(granted(7, "", 1));
        floors.next();

        voice.send(RADIO, PACKET);

        assertThat(stream.next().getFrame().getFloorToken()).isZero();
    }

    @Test
    void hold_streamBreaks_asksAgainAndGoesOn() {
        hold(7);
        stream.fail(Status.UNAVAILABLE.asRuntimeException());
        ScriptedStream<OpenVoiceRequest, OpenVoiceResponse> second = otherPod.voices.next();
        second.next();

        second.say(Words.voiceWelcome());

        FloorRequest again = second.next().getRequestFloor();
        assertThat(again.getNoWait()).isTrue();
        second.say(message(granted(7, again.getCommandId(), 2)));
        await().until(() -> version() == 2);
        voice.send(RADIO, PACKET);
        assertThat(second.next().getFrame().getFloorToken()).isEqualTo(7);
        assertThat(news.staysEmpty(Duration.ofMillis(50))).isTrue();
    }

    @Test
    void hold_streamBreaksAndAnotherSpeaks_isLost() {
        hold(7);
        stream.fail(Status.UNAVAILABLE.asRuntimeException());
        ScriptedStream<OpenVoiceRequest, OpenVoiceResponse> second = otherPod.voices.next();
        second.next();
        second.say(Words.voiceWelcome());
        String command = second.next().getRequestFloor().getCommandId();

        second.say(message(held("bob", 5).setReason("busy").setCommandId(command)));

        assertThat(news.next()).isEqualTo(new FloorNews.Taken(RADIO, "lost", "bob"));
    }

    @Test
    void hold_podGoesAway_keepsTheFloorAtTheOther() {
        hold(7);
        stream.say(Words.voiceGoingAway());
        ScriptedStream<OpenVoiceRequest, OpenVoiceResponse> second = otherPod.voices.next();
        second.next();
        second.say(Words.voiceWelcome());
        String command = second.next().getRequestFloor().getCommandId();
        second.say(message(granted(7, command, 6)));
        await().until(() -> version() == 6);

        hear(held("bob", 5)); // What the old pod tells late is no news.

        voice.send(RADIO, PACKET);
        assertThat(second.next().getFrame().getFloorToken()).isEqualTo(7);
    }

    @Test
    void hold_stateIsLostAndCountsFromOneAgain_isHeard() {
        hold(7);

        hear(held("bob", 0).setAt(2_000));

        assertThat(news.next()).isEqualTo(new FloorNews.Taken(RADIO, "lost", "bob"));
    }

    @Test
    void close_holding_givesBackFirst() {
        hold(7);

        voice.close();

        assertThat(stream.next().getReleaseFloor().getToken()).isEqualTo(7);
        assertThat(stream.awaitClientGone()).isFalse();
    }

    private void hold(long token) {
        CompletableFuture<FloorNews.Answer> answer = voice.requestFloor(RADIO, FloorPriority.NORMAL, true);
        hear(granted(token, stream.next().getRequestFloor().getCommandId(), 1));
        answer.join();
        news.next();
        floors.next();
    }

    /** Of the floor that the client knows of; 0: of none. */
    private long version() {
        return voice.floor(RADIO).map(FloorState::getVersion).orElse(0L);
    }

    private void hear(FloorState.Builder state) {
        stream.say(message(state));
    }

    private static OpenVoiceResponse message(FloorState.Builder state) {
        return OpenVoiceResponse.newBuilder()
                .setFloor(state.setChannelId("radio"))
                .build();
    }

    private static FloorState.Builder granted(long token, String command, long version) {
        return held("alice", version).setToken(token).setCommandId(command).setUntil(90_000);
    }

    private static FloorState.Builder held(String holder, long version) {
        return FloorState.newBuilder()
                .setPhase(FloorPhase.FLOOR_PHASE_GRANTED)
                .setHolderId(holder)
                .setVersion(version)
                .setAt(version);
    }
}
