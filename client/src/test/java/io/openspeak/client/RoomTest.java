package io.openspeak.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.rpc.Code;
import io.grpc.Status;
import io.openspeak.client.id.ChannelId;
import io.openspeak.client.presence.PresenceSession;
import io.openspeak.client.presence.SessionListener;
import io.openspeak.client.scripted.ScriptedServer;
import io.openspeak.client.scripted.ScriptedStream;
import io.openspeak.client.scripted.Words;
import io.openspeak.client.signin.Credential;
import io.openspeak.client.voice.VoiceListener;
import io.openspeak.presence.v1.Interest;
import io.openspeak.presence.v1.OpenSessionRequest;
import io.openspeak.presence.v1.OpenSessionResponse;
import io.openspeak.voice.v1.OpenVoiceRequest;
import io.openspeak.voice.v1.OpenVoiceResponse;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Joining and talking as one thing, over lost sessions and dead pods. */
class RoomTest {

    private static final ChannelId LOBBY = new ChannelId("lobby");

    private final ScriptedServer server = new ScriptedServer(Clock.systemUTC());
    private final ScriptedServer otherPod = new ScriptedServer(Clock.systemUTC());
    private final OpenSpeak client = OpenSpeak.signIn(
            server.endpoints().withVoice(List.of(server.address(), otherPod.address())),
            new Credential.Token("secret"),
            Words.QUICK);
    private final CompletableFuture<PresenceSession> opening = CompletableFuture.supplyAsync(
            () -> client.openSession(Interest.getDefaultInstance(), new SessionListener() {}));
    private final ScriptedStream<OpenSessionRequest, OpenSessionResponse> presence = welcomed();

    @AfterEach
    void close() {
        client.cut();
        server.close();
        otherPod.close();
    }

    @Test
    void enter_welcomed_bringsThePositionOfTheJoinToVoice() {
        Entered entered = enter();

        assertThat(entered.hello().getHello().getSessionId()).isEqualTo("s1");
        assertThat(entered.hello().getHello().getAttach(0).getAfterPosition()).isEqualTo("joined-by-s1");
    }

    @Test
    void enter_voiceRefuses_failsWithTheReason() {
        CompletableFuture<Room> entering = entering();

        server.voices.next().fail(Words.failure(Code.PERMISSION_DENIED, "forbidden", "no right to listen"));

        assertThatThrownBy(() -> entering.get(30, TimeUnit.SECONDS)).hasMessageContaining("forbidden");
    }

    @Test
    void say_voicePodDies_goesOnAtTheOther() {
        Entered entered = enter();

        server.close();

        ScriptedStream<OpenVoiceRequest, OpenVoiceResponse> second = otherPod.voices.next();
        assertThat(second.next().hasHello()).isTrue();
        second.say(Words.voiceWelcome());
        entered.room().say(ByteString.copyFromUtf8("opus"));
        assertThat(second.next().getFrame().getSequence()).isEqualTo(1);
    }

    @Test
    void session_replaced_joinsAndSpeaksForTheNewOne() {
        enter();
        assertThat(server.joins.next().getSessionId()).isEqualTo("s1");
        presence.fail(Status.UNAVAILABLE.asRuntimeException());
        ScriptedStream<OpenSessionRequest, OpenSessionResponse> again = server.sessions.next();
        again.next();

        again.say(Words.welcome("s2", false));

        assertThat(server.joins.next().getSessionId()).isEqualTo("s2");
        OpenVoiceRequest hello = server.voices.next().next();
        assertThat(hello.getHello().getSessionId()).isEqualTo("s2");
        assertThat(hello.getHello().getAttach(0).getAfterPosition()).isEqualTo("joined-by-s2");
    }

    @Test
    void voice_refusesAfterABreak_joinsAgain() {
        Entered entered = enter();
        server.joins.next();
        entered.stream().fail(Status.UNAVAILABLE.asRuntimeException());

        otherPod.voices.next().fail(Words.failure(Code.PERMISSION_DENIED, "not_a_member", "join first"));

        assertThat(server.joins.next().getSessionId()).isEqualTo("s1");
        assertThat(otherPod.voices.next().next().hasHello()).isTrue();
    }

    private record Entered(
            Room room, ScriptedStream<OpenVoiceRequest, OpenVoiceResponse> stream, OpenVoiceRequest hello) {}

    private CompletableFuture<Room> entering() {
        return CompletableFuture.supplyAsync(
                () -> Room.enter(client, opening.join(), LOBBY, false, new VoiceListener() {}));
    }

    private Entered enter() {
        CompletableFuture<Room> entering = entering();
        ScriptedStream<OpenVoiceRequest, OpenVoiceResponse> stream = server.voices.next();
        OpenVoiceRequest hello = stream.next();
        stream.say(Words.voiceWelcome());
        return new Entered(entering.join(), stream, hello);
    }

    private ScriptedStream<OpenSessionRequest, OpenSessionResponse> welcomed() {
        ScriptedStream<OpenSessionRequest, OpenSessionResponse> stream = server.sessions.next();
        stream.next();
        stream.say(Words.welcome("s1", false));
        return stream;
    }
}
