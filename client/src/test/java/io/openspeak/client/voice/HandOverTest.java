package io.openspeak.client.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import com.google.rpc.Code;
import io.openspeak.client.OpenSpeak;
import io.openspeak.client.call.Address;
import io.openspeak.client.id.ChannelId;
import io.openspeak.client.id.Position;
import io.openspeak.client.link.LinkState;
import io.openspeak.client.scripted.Arrivals;
import io.openspeak.client.scripted.ScriptedServer;
import io.openspeak.client.scripted.ScriptedStream;
import io.openspeak.client.scripted.Words;
import io.openspeak.client.signin.Credential;
import io.openspeak.voice.v1.OpenVoiceRequest;
import io.openspeak.voice.v1.OpenVoiceResponse;
import io.openspeak.voice.v1.VoiceAttached;
import io.openspeak.voice.v1.VoiceFrame;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A pod stops, and a voice connection goes to another one. */
class HandOverTest {

    private static final ChannelId LOBBY = new ChannelId("lobby");
    private static final ByteString PACKET = ByteString.copyFromUtf8("opus");

    private final ScriptedServer pod = new ScriptedServer(Clock.systemUTC());
    private final ScriptedServer otherPod = new ScriptedServer(Clock.systemUTC());
    private final Arrivals<Long> heard = new Arrivals<>();
    private final VoiceListener listener = new VoiceListener() {
        @Override
        public void onFrame(VoiceFrame frame) {
            heard.add(frame.getSequence());
        }
    };
    private final OpenSpeak client = client(pod.address(), otherPod.address());
    private final VoiceConnection voice;
    private final ScriptedStream<OpenVoiceRequest, OpenVoiceResponse> old;

    HandOverTest() {
        CompletableFuture<VoiceConnection> opening = CompletableFuture.supplyAsync(() -> open(client));
        old = welcomed(pod);
        voice = opening.join();
    }

    @AfterEach
    void close() {
        client.cut();
        pod.close();
        otherPod.close();
    }

    @Test
    void goingAway_untilTheOtherWelcomes_staysInUse() {
        old.say(Words.voiceGoingAway());
        ScriptedStream<OpenVoiceRequest, OpenVoiceResponse> next = otherPod.voices.next();
        assertThat(next.next().getHello().getAttach(0).getChannelId()).isEqualTo("lobby");

        voice.send(LOBBY, PACKET);
        old.say(frame(1));

        assertThat(old.next().getFrame().getSequence()).isEqualTo(1);
        assertThat(heard.next()).isEqualTo(1);
        assertThat(voice.state()).isEqualTo(new LinkState.Moving(pod.address(), otherPod.address()));
    }

    @Test
    void goingAway_welcomed_sendsThereHearsBothAndPlaysEachFrameOnce() {
        old.say(frame(1));
        old.say(Words.voiceGoingAway());
        ScriptedStream<OpenVoiceRequest, OpenVoiceResponse> next = otherPod.voices.next();

        next.say(Words.voiceWelcome());
        awaitLiveAtTheOther();
        next.say(frame(3));
        assertThat(heard.next()).isEqualTo(1);
        assertThat(heard.next()).isEqualTo(3);
        old.say(frame(2)); // Was on its way to the old pod only.
        assertThat(heard.next()).isEqualTo(2);
        old.say(frame(3));
        next.say(frame(4));
        voice.send(LOBBY, PACKET);

        assertThat(heard.next()).isEqualTo(4);
        next.next();
        assertThat(next.next().getFrame().getSequence()).isEqualTo(1);
        await().untilAsserted(() -> assertThat(voice.counters())
                .returns(1L, VoiceCounters::duplicates)
                .returns(0L, VoiceCounters::missing)
                .returns(1L, VoiceCounters::moves)
                .returns(0L, VoiceCounters::reconnects));
    }

    @Test
    void goingAway_overlapOver_theOldOneIsEndedProperly() {
        old.say(Words.voiceGoingAway());

        otherPod.voices.next().say(Words.voiceWelcome());

        assertThat(old.awaitClientGone()).isFalse();
        assertThat(voice.state()).isEqualTo(new LinkState.Live(otherPod.address()));
    }

    @Test
    void goingAway_theOldPodEndsAtOnce_isABreakThatTheOtherMends() {
        old.say(Words.voiceGoingAway());
        old.end();
        ScriptedStream<OpenVoiceRequest, OpenVoiceResponse> next = otherPod.voices.next();
        await().untilAsserted(() -> assertThat(voice.state()).isEqualTo(new LinkState.Connecting(otherPod.address())));
        voice.send(LOBBY, PACKET);

        next.say(Words.voiceWelcome());

        next.next();
        assertThat(next.next().getFrame().getSequence()).isEqualTo(1);
        assertThat(voice.counters()).returns(1L, VoiceCounters::reconnects).returns(0L, VoiceCounters::moves);
    }

    @Test
    void goingAway_theOtherFails_triesAgainAndKeepsWhatItHas() {
        old.say(Words.voiceGoingAway());

        otherPod.voices.next().fail(Words.failure(Code.UNAVAILABLE, "unavailable", "starts"));

        ScriptedStream<OpenVoiceRequest, OpenVoiceResponse> again = otherPod.voices.next();
        old.say(frame(1));
        assertThat(heard.next()).isEqualTo(1);
        again.say(Words.voiceWelcome());
        awaitLiveAtTheOther();
    }

    @Test
    void goingAway_theOtherGoesToo_movesOnAfterAPause() {
        old.say(Words.voiceGoingAway());
        ScriptedStream<OpenVoiceRequest, OpenVoiceResponse> next = otherPod.voices.next();
        next.say(Words.voiceWelcome());

        next.say(Words.voiceGoingAway());

        assertThat(pod.voices.next().next().hasHello()).isTrue();
    }

    @Test
    void goingAway_theOtherRefuses_keepsWhatItHas() {
        old.say(Words.voiceGoingAway());

        otherPod.voices.next().fail(Words.failure(Code.PERMISSION_DENIED, "not_a_member", "join first"));

        assertThat(otherPod.voices.staysEmpty(Duration.ofMillis(200))).isTrue();
        old.say(frame(1));
        assertThat(heard.next()).isEqualTo(1);
    }

    @Test
    void goingAway_attachedWhileMoving_isAttachedAtTheOtherToo() {
        old.say(Words.voiceGoingAway());
        ScriptedStream<OpenVoiceRequest, OpenVoiceResponse> next = otherPod.voices.next();
        next.next();
        CompletableFuture<?> attached = voice.attach(Attachment.to(new ChannelId("side"), Position.NONE));
        assertThat(old.next().getAttach().getChannelId()).isEqualTo("side");
        old.say(OpenVoiceResponse.newBuilder()
                .setAttached(VoiceAttached.newBuilder().setChannelId("side"))
                .build());
        attached.join();

        next.say(Words.voiceWelcome());

        assertThat(next.next().getAttach().getChannelId()).isEqualTo("side");
    }

    @Test
    void goingAway_noOtherAddress_goesByAConnectionOfItsOwn() {
        OpenSpeak behindABalancer = client(otherPod.address());
        try {
            CompletableFuture<VoiceConnection> opening = CompletableFuture.supplyAsync(() -> open(behindABalancer));
            ScriptedStream<OpenVoiceRequest, OpenVoiceResponse> first = welcomed(otherPod);
            opening.join();

            first.say(Words.voiceGoingAway());

            assertThat(otherPod.voices.next().next().hasHello()).isTrue();
            assertThat(otherPod.voiceSockets.next()).isNotEqualTo(otherPod.voiceSockets.next());
        } finally {
            behindABalancer.cut();
        }
    }

    @Test
    void close_whileMoving_endsBoth() {
        old.say(Words.voiceGoingAway());
        ScriptedStream<OpenVoiceRequest, OpenVoiceResponse> next = otherPod.voices.next();
        next.next();

        voice.close();

        assertThat(old.awaitClientGone()).isFalse();
        assertThat(next.awaitClientGone()).isTrue();
    }

    private void awaitLiveAtTheOther() {
        await().untilAsserted(() -> assertThat(voice.state()).isEqualTo(new LinkState.Live(otherPod.address())));
    }

    private OpenSpeak client(Address... voices) {
        return OpenSpeak.signIn(
                pod.endpoints().withVoice(List.of(voices)), new Credential.Token("secret"), Words.QUICK);
    }

    private VoiceConnection open(OpenSpeak by) {
        return by.openVoice(null, List.of(Attachment.to(LOBBY, Position.NONE)), listener);
    }

    private static ScriptedStream<OpenVoiceRequest, OpenVoiceResponse> welcomed(ScriptedServer server) {
        ScriptedStream<OpenVoiceRequest, OpenVoiceResponse> stream = server.voices.next();
        stream.next();
        stream.say(Words.voiceWelcome());
        return stream;
    }

    private static OpenVoiceResponse frame(long sequence) {
        return OpenVoiceResponse.newBuilder()
                .addFrames(VoiceFrame.newBuilder()
                        .setChannelId("lobby")
                        .setSpeakerId("bob")
                        .setStream(7)
                        .setSequence(sequence)
                        .setCapturedAt(1_000 + 20 * sequence))
                .build();
    }
}
