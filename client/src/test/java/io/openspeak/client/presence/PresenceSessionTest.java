package io.openspeak.client.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.rpc.Code;
import io.grpc.Status;
import io.openspeak.client.OpenSpeak;
import io.openspeak.client.failure.OpenSpeakException;
import io.openspeak.client.id.Position;
import io.openspeak.client.id.SessionId;
import io.openspeak.client.link.CloseReason;
import io.openspeak.client.link.LinkState;
import io.openspeak.client.scripted.Arrivals;
import io.openspeak.client.scripted.MutableClock;
import io.openspeak.client.scripted.ScriptedServer;
import io.openspeak.client.scripted.ScriptedStream;
import io.openspeak.client.scripted.Words;
import io.openspeak.client.signin.Credential;
import io.openspeak.presence.v1.CommandAck;
import io.openspeak.presence.v1.Interest;
import io.openspeak.presence.v1.OpenSessionRequest;
import io.openspeak.presence.v1.OpenSessionResponse;
import io.openspeak.presence.v1.Ping;
import io.openspeak.presence.v1.PresenceEvent;
import io.openspeak.presence.v1.PresenceStatus;
import io.openspeak.presence.v1.UserOfflineEvent;
import io.openspeak.presence.v1.UserSession;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A session against a server that answers, breaks, falls silent and talks out of turn. */
class PresenceSessionTest {

    private final MutableClock clock = new MutableClock();
    private final ScriptedServer server = new ScriptedServer(clock);
    private final OpenSpeak client =
            OpenSpeak.signIn(server.endpoints(), new Credential.Token("secret"), Words.QUICK.withClock(clock));
    private final Arrivals<Continuity> welcomes = new Arrivals<>();
    private final Arrivals<PresenceEvent> events = new Arrivals<>();
    private final SessionListener listener = new SessionListener() {
        @Override
        public void onWelcome(UserSession session, Continuity continuity) {
            welcomes.add(continuity);
        }

        @Override
        public void onEvent(PresenceEvent event) {
            events.add(event);
        }
    };

    @AfterEach
    void close() {
        client.cut();
        server.close();
    }

    @Test
    void open_welcomed_isLiveAndCarriesTheToken() throws Exception {
        CompletableFuture<PresenceSession> opening = opening();
        ScriptedStream<OpenSessionRequest, OpenSessionResponse> stream = server.sessions.next();
        assertThat(stream.next().getHello().getResumeSessionId()).isEmpty();

        stream.say(Words.welcome("s1", false));

        PresenceSession session = opening.get(30, TimeUnit.SECONDS);
        assertThat(session.id()).isEqualTo(new SessionId("s1"));
        assertThat(session.state()).isInstanceOf(LinkState.Live.class);
        assertThat(server.bearers.next()).isEqualTo("Bearer token-1");
        assertThat(welcomes.next()).isEqualTo(Continuity.FIRST);
    }

    @Test
    void open_refused_failsAtOnceWithTheReason() {
        CompletableFuture<PresenceSession> opening = opening();

        server.sessions.next().fail(Words.failure(Code.PERMISSION_DENIED, "forbidden", "not for you"));

        assertThatThrownBy(() -> opening.get(30, TimeUnit.SECONDS))
                .hasMessageContaining("PERMISSION_DENIED forbidden: not for you");
        assertThat(server.sessions.staysEmpty(Duration.ofMillis(300))).isTrue();
    }

    @Test
    void open_noWelcomeInTime_triesAgain() throws Exception {
        CompletableFuture<PresenceSession> opening = opening();
        server.sessions.next();

        server.sessions.next().say(Words.welcome("s1", false));

        assertThat(opening.get(30, TimeUnit.SECONDS).id()).isEqualTo(new SessionId("s1"));
    }

    @Test
    void ping_live_isAnswered() {
        ScriptedStream<OpenSessionRequest, OpenSessionResponse> stream = open().stream();

        stream.say(OpenSessionResponse.newBuilder()
                .setPing(Ping.newBuilder().setNonce(42))
                .build());

        assertThat(stream.next().getPong().getNonce()).isEqualTo(42);
    }

    @Test
    void command_acknowledged_bringsThePosition() throws Exception {
        Opened opened = open();
        CompletableFuture<Position> outcome = opened.session().muteMicrophone(true);
        OpenSessionRequest command = opened.stream().next();

        opened.stream().say(ack(command, "", "p7"));

        assertThat(command.getSetMute().getMicrophoneMuted()).isTrue();
        assertThat(outcome.get(30, TimeUnit.SECONDS)).isEqualTo(new Position("p7"));
    }

    @Test
    void command_refused_failsWithTheReason() {
        Opened opened = open();
        CompletableFuture<Position> outcome = opened.session().setStatus(PresenceStatus.PRESENCE_STATUS_IDLE, "", 0);

        opened.stream().say(ack(opened.stream().next(), "invalid_status", ""));

        assertThatThrownBy(() -> outcome.get(30, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(OpenSpeakException.class)
                .hasMessageContaining("invalid_status");
    }

    @Test
    void command_streamBreaksBeforeTheAck_isSentAgainUnderTheSameId() throws Exception {
        Opened opened = open();
        CompletableFuture<Position> outcome = opened.session().reportActivity();
        OpenSessionRequest command = opened.stream().next();
        opened.stream().fail(Status.UNAVAILABLE.asRuntimeException());

        ScriptedStream<OpenSessionRequest, OpenSessionResponse> second = server.sessions.next();
        second.next();
        second.say(Words.welcome("s1", true));
        OpenSessionRequest repeated = second.next();
        second.say(ack(repeated, "", "p8"));

        assertThat(repeated).isEqualTo(command);
        assertThat(outcome.get(30, TimeUnit.SECONDS)).isEqualTo(new Position("p8"));
    }

    @Test
    void break_afterEvents_resumesSessionAndPosition() {
        Opened opened = open();
        opened.stream().say(offline("bob", "p3"));
        events.next();

        opened.stream().fail(Status.UNAVAILABLE.asRuntimeException());

        OpenSessionRequest hello = server.sessions.next().next();
        assertThat(hello.getHello().getResumeSessionId()).isEqualTo("s1");
        assertThat(hello.getHello().getPosition()).isEqualTo("p3");
    }

    @Test
    void resume_soonEnough_keepsTheSeat() {
        Opened opened = open();
        clock.advance(Duration.ofSeconds(9));

        reconnect(opened, Words.welcome("s1", true));

        assertThat(welcomes.next()).isEqualTo(Continuity.RESUMED);
    }

    @Test
    void resume_afterOthersSawItGone_saysThatTheSeatMayBeLost() {
        Opened opened = open();
        clock.advance(Duration.ofSeconds(11));

        reconnect(opened, Words.welcome("s1", true));

        assertThat(welcomes.next()).isEqualTo(Continuity.RESUMED_LATE);
    }

    @Test
    void resume_newSessionInstead_staysMuted() {
        Opened opened = open();
        opened.session().muteMicrophone(true);
        opened.stream().say(ack(opened.stream().next(), "", "p1"));

        ScriptedStream<OpenSessionRequest, OpenSessionResponse> second = reconnect(opened, Words.welcome("s2", false));

        assertThat(welcomes.next()).isEqualTo(Continuity.REPLACED);
        assertThat(second.next().getSetMute().getMicrophoneMuted()).isTrue();
        assertThat(opened.session().id()).isEqualTo(new SessionId("s2"));
    }

    @ParameterizedTest
    @EnumSource(
            value = io.openspeak.presence.v1.CloseReason.class,
            names = {
                "CLOSE_REASON_GOING_AWAY",
                "CLOSE_REASON_SLOW_CONSUMER",
                "CLOSE_REASON_SILENT",
                "CLOSE_REASON_EPOCH_CHANGED",
                "CLOSE_REASON_UNSPECIFIED"
            })
    void closing_reasonsToComeBack_reconnects(io.openspeak.presence.v1.CloseReason reason) {
        Opened opened = open();

        opened.stream().say(Words.closing(reason));

        assertThat(server.sessions.next().next().getHello().getResumeSessionId())
                .isEqualTo("s1");
    }

    @Test
    void closing_replaced_staysAway() {
        Opened opened = open();

        opened.stream().say(Words.closing(io.openspeak.presence.v1.CloseReason.CLOSE_REASON_REPLACED));

        Awaitility.await().until(() -> opened.session().state() instanceof LinkState.Closed);
        assertThat(opened.session().state())
                .isInstanceOfSatisfying(
                        LinkState.Closed.class,
                        closed -> assertThat(closed.why()).isEqualTo(CloseReason.REPLACED));
        assertThat(server.sessions.staysEmpty(Duration.ofMillis(300))).isTrue();
        assertThat(opened.session().reportActivity()).isCompletedExceptionally();
    }

    @Test
    void closing_unauthorized_signsInAgain() {
        Opened opened = open();
        server.bearers.next();

        opened.stream().say(Words.closing(io.openspeak.presence.v1.CloseReason.CLOSE_REASON_UNAUTHORIZED));

        assertThat(server.bearers.next()).isEqualTo("Bearer token-2");
    }

    @Test
    void silence_longerThanAllowed_reconnects() {
        CompletableFuture<PresenceSession> opening = opening();
        ScriptedStream<OpenSessionRequest, OpenSessionResponse> stream = server.sessions.next();
        stream.say(Words.welcome("s1", false, 150));
        opening.join();

        assertThat(server.sessions.next()).isNotNull();
        assertThat(stream.awaitClientGone()).isTrue();
    }

    @Test
    void garbageOrder_eventBeforeWelcome_isABreak() {
        CompletableFuture<PresenceSession> opening = opening();

        server.sessions.next().say(offline("bob", "p3"));

        server.sessions.next().say(Words.welcome("s1", false));
        assertThat(opening.join().id()).isEqualTo(new SessionId("s1"));
        assertThat(events.staysEmpty(Duration.ofMillis(50))).isTrue();
    }

    @Test
    void garbageOrder_secondWelcome_isABreak() {
        Opened opened = open();

        opened.stream().say(Words.welcome("s1", false));

        assertThat(server.sessions.next()).isNotNull();
    }

    @Test
    void close_live_saysGoodbyeAndEnds() {
        Opened opened = open();

        opened.session().close();

        assertThat(opened.stream().next().hasGoodbye()).isTrue();
        assertThat(opened.stream().awaitClientGone()).isFalse();
        assertThat(server.sessions.staysEmpty(Duration.ofMillis(300))).isTrue();
    }

    @Test
    void abandon_live_breaksWithoutGoodbye() {
        Opened opened = open();

        opened.session().abandon();

        assertThat(opened.stream().awaitClientGone()).isTrue();
    }

    private record Opened(PresenceSession session, ScriptedStream<OpenSessionRequest, OpenSessionResponse> stream) {}

    private CompletableFuture<PresenceSession> opening() {
        return CompletableFuture.supplyAsync(() -> client.openSession(Interest.getDefaultInstance(), listener));
    }

    private Opened open() {
        CompletableFuture<PresenceSession> opening = opening();
        ScriptedStream<OpenSessionRequest, OpenSessionResponse> stream = server.sessions.next();
        stream.next();
        stream.say(Words.welcome("s1", false));
        PresenceSession session = opening.join();
        welcomes.next();
        return new Opened(session, stream);
    }

    private ScriptedStream<OpenSessionRequest, OpenSessionResponse> reconnect(
            Opened opened, OpenSessionResponse welcome) {
        opened.stream().fail(Status.UNAVAILABLE.asRuntimeException());
        ScriptedStream<OpenSessionRequest, OpenSessionResponse> second = server.sessions.next();
        second.next();
        second.say(welcome);
        return second;
    }

    private static OpenSessionResponse ack(OpenSessionRequest command, String error, String position) {
        return OpenSessionResponse.newBuilder()
                .setAck(CommandAck.newBuilder()
                        .setCommandId(command.getCommandId())
                        .setErrorReason(error)
                        .setPosition(position))
                .build();
    }

    private static OpenSessionResponse offline(String user, String position) {
        return OpenSessionResponse.newBuilder()
                .setEvent(PresenceEvent.newBuilder()
                        .setPosition(position)
                        .setUserOffline(UserOfflineEvent.newBuilder().setUserId(user)))
                .build();
    }
}
