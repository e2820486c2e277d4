package io.openspeak.client.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.rpc.Code;
import io.grpc.Status;
import io.openspeak.client.OpenSpeak;
import io.openspeak.client.id.ChannelId;
import io.openspeak.client.id.Position;
import io.openspeak.client.id.SessionId;
import io.openspeak.client.link.LinkState;
import io.openspeak.client.scripted.Arrivals;
import io.openspeak.client.scripted.ScriptedServer;
import io.openspeak.client.scripted.ScriptedStream;
import io.openspeak.client.scripted.Words;
import io.openspeak.client.signin.Credential;
import io.openspeak.voice.v1.OpenVoiceRequest;
import io.openspeak.voice.v1.OpenVoiceResponse;
import io.openspeak.voice.v1.RejectionReason;
import io.openspeak.voice.v1.VoiceAttached;
import io.openspeak.voice.v1.VoiceFrame;
import io.openspeak.voice.v1.VoiceGap;
import io.openspeak.voice.v1.VoicePing;
import io.openspeak.voice.v1.VoiceRejection;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A voice connection against a scripted server. */
class VoiceConnectionTest {

    private static final ChannelId LOBBY = new ChannelId("lobby");
    private static final ByteString PACKET = ByteString.copyFromUtf8("opus");

    private final ScriptedServer server = new ScriptedServer(Clock.systemUTC());
    private final OpenSpeak client = OpenSpeak.signIn(server.endpoints(), new Credential.Token("secret"), Words.QUICK);
    private final Arrivals<VoiceFrame> frames = new Arrivals<>();
    private final VoiceListener listener = new VoiceListener() {
        @Override
        public void onFrame(VoiceFrame frame) {
            frames.add(frame);
        }
    };

    @AfterEach
    void close() {
        client.cut();
        server.close();
    }

    @Test
    void open_hello_namesSessionChannelAndPosition() {
        Opened opened = open();

        assertThat(opened.hello().getHello().getSessionId()).isEqualTo("s1");
        assertThat(opened.hello().getHello().getAttach(0).getChannelId()).isEqualTo("lobby");
        assertThat(opened.hello().getHello().getAttach(0).getAfterPosition()).isEqualTo("p1");
    }

    @Test
    void open_notAMember_failsWithTheReason() {
        CompletableFuture<VoiceConnection> opening = opening();

        server.voices.next().fail(Words.failure(Code.PERMISSION_DENIED, "not_a_member", "join first"));

        assertThatThrownBy(() -> opening.get(30, TimeUnit.SECONDS))
                .hasMessageContaining("PERMISSION_DENIED not_a_member: join first");
    }

    @Test
    void send_live_countsFromOne() {
        Opened opened = open();

        opened.voice().send(LOBBY, new Packet(PACKET, 1000, 90));
        opened.voice().send(LOBBY, new Packet(PACKET, 1020, 0));

        VoiceFrame first = opened.stream().next().getFrame();
        VoiceFrame second = opened.stream().next().getFrame();
        assertThat(first.getSequence()).isEqualTo(1);
        assertThat(first.getCapturedAt()).isEqualTo(1000);
        assertThat(first.getOpus()).isEqualTo(PACKET);
        assertThat(first.getStream()).isNotZero().isEqualTo(second.getStream());
        assertThat(second.getSequence()).isEqualTo(2);
        assertThat(first.getLevel()).isEqualTo(90);
        assertThat(first.getFloorToken()).isZero();
        assertThat(opened.voice().counters().sent()).isEqualTo(2);
    }

    @Test
    void send_whileReconnecting_keepsTheNewestAndGoesOnCounting() {
        Opened opened = open();
        opened.stream().fail(Status.UNAVAILABLE.asRuntimeException());
        ScriptedStream<OpenVoiceRequest, OpenVoiceResponse> second = server.voices.next();
        second.next();
        for (int i = 0; i < 30; i++) {
            opened.voice().send(LOBBY, PACKET);
        }

        second.say(Words.voiceWelcome());

        List<VoiceFrame> first = second.next().getFrames().getFramesList();
        assertThat(first).hasSize(16);
        assertThat(first.getFirst().getSequence()).isEqualTo(6);
        assertThat(second.next().getFrames().getFrames(8).getSequence()).isEqualTo(30);
        // Counted once it was handed to the network, and the server may have it by then.
        Awaitility.await()
                .untilAsserted(() -> assertThat(opened.voice().counters())
                        .returns(5L, VoiceCounters::droppedHere)
                        .returns(25L, VoiceCounters::sent)
                        .returns(1L, VoiceCounters::reconnects));
    }

    @Test
    void hear_framesGapsAndRejections_areToldAndCounted() {
        Opened opened = open();

        opened.stream()
                .say(OpenVoiceResponse.newBuilder()
                        .addGaps(VoiceGap.newBuilder().setSpeakerId("bob").setCount(3))
                        .addFrames(VoiceFrame.newBuilder().setSpeakerId("bob").setSequence(4))
                        .addFrames(VoiceFrame.newBuilder().setSpeakerId("bob").setSequence(5))
                        .addRejections(VoiceRejection.newBuilder()
                                .setReason(RejectionReason.REJECTION_REASON_SELF_MUTED)
                                .setCount(50))
                        .build());

        assertThat(frames.next().getSequence()).isEqualTo(4);
        assertThat(frames.next().getSequence()).isEqualTo(5);
        Awaitility.await().until(() -> opened.voice().counters().rejectedInAll() == 50);
        assertThat(opened.voice().counters())
                .returns(2L, VoiceCounters::received)
                .returns(3L, VoiceCounters::lostInQueue)
                .returns(Map.of(RejectionReason.REJECTION_REASON_SELF_MUTED, 50L), VoiceCounters::rejected);
    }

    @Test
    void ping_withFramesInOneMessage_isAnswered() {
        Opened opened = open();

        opened.stream()
                .say(OpenVoiceResponse.newBuilder()
                        .setPing(VoicePing.newBuilder().setNonce(9))
                        .addFrames(VoiceFrame.newBuilder().setSequence(1))
                        .build());

        assertThat(opened.stream().next().getPong().getNonce()).isEqualTo(9);
        assertThat(frames.next().getSequence()).isEqualTo(1);
    }

    @Test
    void attach_refused_failsWithTheReason() {
        Opened opened = open();
        CompletableFuture<?> outcome = opened.voice().attach(Attachment.to(new ChannelId("secret"), Position.NONE));
        assertThat(opened.stream().next().getAttach().getChannelId()).isEqualTo("secret");

        opened.stream()
                .say(OpenVoiceResponse.newBuilder()
                        .setAttached(VoiceAttached.newBuilder()
                                .setChannelId("secret")
                                .setErrorReason("not_a_member")
                                .setErrorMessage("join first"))
                        .build());

        assertThatThrownBy(() -> outcome.get(30, TimeUnit.SECONDS)).hasMessageContaining("not_a_member");
    }

    @Test
    void renew_otherSession_saysHelloAnewAndGoesOnCounting() {
        Opened opened = open();
        opened.voice().send(LOBBY, PACKET);

        opened.voice().renew(new SessionId("s2"), List.of(Attachment.to(LOBBY, new Position("p2"))));

        ScriptedStream<OpenVoiceRequest, OpenVoiceResponse> second = server.voices.next();
        assertThat(second.next().getHello().getSessionId()).isEqualTo("s2");
        second.say(Words.voiceWelcome());
        Awaitility.await().until(() -> opened.voice().state() instanceof LinkState.Live);
        opened.voice().send(LOBBY, PACKET);
        assertThat(second.next().getFrame().getSequence()).isEqualTo(2);
    }

    @Test
    void close_live_endsTheStream() {
        Opened opened = open();

        opened.voice().close();

        assertThat(opened.stream().awaitClientGone()).isFalse();
    }

    private record Opened(
            VoiceConnection voice,
            ScriptedStream<OpenVoiceRequest, OpenVoiceResponse> stream,
            OpenVoiceRequest hello) {}

    private CompletableFuture<VoiceConnection> opening() {
        return CompletableFuture.supplyAsync(() ->
                client.openVoice(new SessionId("s1"), List.of(Attachment.to(LOBBY, new Position("p1"))), listener));
    }

    private Opened open() {
        CompletableFuture<VoiceConnection> opening = opening();
        ScriptedStream<OpenVoiceRequest, OpenVoiceResponse> stream = server.voices.next();
        OpenVoiceRequest hello = stream.next();
        stream.say(Words.voiceWelcome());
        return new Opened(opening.join(), stream, hello);
    }
}
