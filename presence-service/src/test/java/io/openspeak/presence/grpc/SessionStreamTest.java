package io.openspeak.presence.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;
import io.openspeak.auth.v1.AuthFact;
import io.openspeak.auth.v1.Revocation;
import io.openspeak.platform.redis.RedisCommands;
import io.openspeak.platform.redis.log.FactReader;
import io.openspeak.platform.redis.log.PartitionedLog;
import io.openspeak.platform.redis.log.StreamEntries;
import io.openspeak.platform.testing.FactEntry;
import io.openspeak.platform.testing.GrpcUnderTest;
import io.openspeak.platform.testing.RealRedis;
import io.openspeak.platform.testing.RealRedisResource;
import io.openspeak.platform.testing.TestKeys;
import io.openspeak.platform.testing.TestTokens;
import io.openspeak.presence.contract.FactMapping;
import io.openspeak.presence.v1.CloseReason;
import io.openspeak.presence.v1.CommandAck;
import io.openspeak.presence.v1.GetPresenceRequest;
import io.openspeak.presence.v1.Interest;
import io.openspeak.presence.v1.ListOnlineUsersRequest;
import io.openspeak.presence.v1.MuteCommand;
import io.openspeak.presence.v1.OpenSessionRequest;
import io.openspeak.presence.v1.OpenSessionResponse;
import io.openspeak.presence.v1.PresenceChange;
import io.openspeak.presence.v1.PresenceFact;
import io.openspeak.presence.v1.PresenceServiceGrpc;
import io.openspeak.presence.v1.PresenceStatus;
import io.openspeak.presence.v1.PresenceSubscriptionRequest;
import io.openspeak.presence.v1.SessionEndReason;
import io.openspeak.presence.v1.SessionEnded;
import io.openspeak.presence.v1.SetPresenceStatusRequest;
import io.openspeak.presence.v1.UserPresence;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Response;
import jakarta.inject.Inject;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealRedisResource.class)
@QuarkusTestResource(TestKeys.class)
class SessionStreamTest {

    @TestHTTPResource
    URL url;

    @SuppressWarnings("NullAway.Init") // injected by RealRedisResource
    RealRedis redis;

    @Inject
    @SuppressWarnings("NullAway.Init")
    Redis client;

    private final TestTokens tokens = TestTokens.trusted();
    // Users of their own for each test: what one leaves behind must not meet the next.
    private final String alice = "alice-" + UUID.randomUUID().toString().substring(0, 8);
    private final String bob = "bob-" + UUID.randomUUID().toString().substring(0, 8);

    private TestSession open(String user, String... watched) {
        return TestSession.open(url.getPort(), tokens.of(user), watched);
    }

    private UserPresence presenceOf(String user, TestSession as) {
        return PresenceServiceGrpc.newBlockingStub(as.connection)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(TestSession.bearer(tokens.of(bob))))
                .getUserPresence(GetPresenceRequest.newBuilder().setUserId(user).build());
    }

    @Test
    void openSession_isSeenOnline_byThoseWhoWatch() {
        try (TestSession watching = open(bob, alice);
                TestSession session = open(alice)) {
            UserPresence seen = watching.await(event ->
                            event.getUserOnline().getPresence().getUserId().equals(alice))
                    .getUserOnline()
                    .getPresence();

            assertThat(seen.getStatus()).isEqualTo(PresenceStatus.PRESENCE_STATUS_ONLINE);
            assertThat(session.welcome().getSession().getUserId()).isEqualTo(alice);
            assertThat(presenceOf(alice, watching).getPlatform()).isEqualTo("linux");
        }
    }

    @Test
    void killedClient_isReconnecting_thenOfflineExactlyOnce() {
        try (TestSession watching = open(bob, alice)) {
            TestSession session = open(alice);
            session.kill();

            watching.await(event -> event.getReconnecting().getUserId().equals(alice)
                    && event.getReconnecting().getReconnecting());
            watching.await(event -> event.getUserOffline().getUserId().equals(alice));

            // Whatever else might tell of it (reaper, keeper) has run several times by then.
            assertStays(() -> assertThat(watching.offlinesOf(alice)).isEqualTo(1));
        }
    }

    @Test
    void bytesThatAreNoMessage_endTheStream_withTheReason_andTheSessionIsBroken() {
        try (TestSession watching = open(bob, alice);
                RawSession session = RawSession.open(tokens.of(alice))) {
            watching.await(
                    event -> event.getUserOnline().getPresence().getUserId().equals(alice));

            session.sendWhatIsNoMessage();

            assertThat(session.awaitEnd().getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
            assertThat(GrpcUnderTest.reason(session.awaitEnd())).isEqualTo("invalid_request");
            watching.await(event -> event.getReconnecting().getUserId().equals(alice)
                    && event.getReconnecting().getReconnecting());
        }
    }

    @Test
    void goodbye_isOfflineAtOnce_withoutReconnecting() {
        try (TestSession watching = open(bob, alice)) {
            open(alice).goodbye();

            watching.await(event -> event.getUserOffline().getUserId().equals(alice));
            assertThat(watching.events())
                    .noneMatch(event -> event.getReconnecting().getUserId().equals(alice));
        }
    }

    @Test
    void revokedToken_cutsTheSession_whichIsGoneAtOnce() {
        String family = "family-" + UUID.randomUUID();
        try (TestSession watching = open(bob, alice);
                TestSession session = TestSession.open(
                        url.getPort(),
                        tokens.shape(alice).claim("family", family).sign())) {
            revoke(family);

            session.awaitEnd();
            assertThat(session.heard.getLast().getClosing().getReason())
                    .isEqualTo(CloseReason.CLOSE_REASON_UNAUTHORIZED);
            watching.await(event -> event.getUserOffline().getUserId().equals(alice));
            assertThat(watching.events())
                    .noneMatch(event -> event.getReconnecting().getUserId().equals(alice));
            assertThat(endsOf(session.id())).containsExactly(SessionEndReason.SESSION_END_REASON_REVOKED);
        }
    }

    /** Why that session of alice ended, as the log tells it. */
    private List<SessionEndReason> endsOf(String sessionId) {
        PartitionedLog log = new PartitionedLog("presence", 16);
        FactReader<PresenceFact> facts = new FactReader<>(FactMapping.TYPE, PresenceFact.parser());
        int partition = log.partitionOf(alice);
        Response entries = new RedisCommands(client)
                .send(Command.XRANGE, log.stream(partition), "-", "+")
                .await()
                .indefinitely();
        return StreamEntries.of(partition, entries).stream()
                .flatMap(fact -> facts.read(fact).stream())
                .flatMap(fact -> fact.getChangesList().stream())
                .filter(PresenceChange::hasSessionEnded)
                .map(PresenceChange::getSessionEnded)
                .filter(ended -> ended.getSessionId().equals(sessionId))
                .map(SessionEnded::getReason)
                .toList();
    }

    @Test
    void revokedToken_endsSubscriptions() {
        String family = "family-" + UUID.randomUUID();
        String token = tokens.shape(alice).claim("family", family).sign();
        try (TestSession connected = TestSession.connect(url.getPort(), token)) {
            var events = PresenceServiceGrpc.newBlockingStub(connected.connection)
                    .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(TestSession.bearer(token)))
                    .subscribePresenceEvents(PresenceSubscriptionRequest.getDefaultInstance());
            assertThat(events.next().hasStarted()).isTrue();

            revoke(family);

            assertThatThrownBy(() -> events.forEachRemaining(event -> {}))
                    .isInstanceOfSatisfying(
                            StatusRuntimeException.class,
                            ended -> assertThat(ended.getStatus().getCode()).isEqualTo(Status.Code.UNAUTHENTICATED));
        }
    }

    /** As auth-service tells of it. */
    private void revoke(String family) {
        PartitionedLog log = new PartitionedLog("auth", 16);
        long now = System.currentTimeMillis();
        AuthFact fact = AuthFact.newBuilder()
                .setRevoked(Revocation.newBuilder()
                        .setFamilyId(family)
                        .setNotAfter(now)
                        .setForgetAt(now + 900_000))
                .build();
        RedisCommands redis = new RedisCommands(client);
        redis.send(Command.SET, log.epoch(0), "test").await().indefinitely();
        redis.send(Command.XADD, FactEntry.arguments(log.stream(0), "test", "auth.v1", fact.toByteArray()))
                .await()
                .indefinitely();
    }

    @Test
    void silentClient_isClosed_andReconnecting() {
        try (TestSession watching = open(bob, alice);
                TestSession session = open(alice)) {
            session.fallSilent();

            session.awaitEnd();
            assertThat(session.heard.getLast().getClosing().getReason()).isEqualTo(CloseReason.CLOSE_REASON_SILENT);
            watching.await(event -> event.getReconnecting().getUserId().equals(alice));
        }
    }

    @Test
    void resumedSession_goesOn_withoutALeave() {
        try (TestSession watching = open(bob, alice)) {
            TestSession before = open(alice);
            before.kill();
            watching.await(event -> event.getReconnecting().getReconnecting());

            try (TestSession after = TestSession.connect(url.getPort(), tokens.of(alice))) {
                after.hello(before.id());

                assertThat(after.welcome().getResumed()).isTrue();
                assertThat(after.id()).isEqualTo(before.id());
                watching.await(event -> event.getReconnecting().getUserId().equals(alice)
                        && !event.getReconnecting().getReconnecting());
                assertThat(watching.offlinesOf(alice)).isZero();
            }
        }
    }

    @Test
    void resume_ofALiveSession_replacesItsConnection() {
        try (TestSession before = open(alice);
                TestSession after = TestSession.connect(url.getPort(), tokens.of(alice))) {
            after.hello(before.id());

            before.awaitEnd();
            assertThat(before.heard.getLast().getClosing().getReason()).isEqualTo(CloseReason.CLOSE_REASON_REPLACED);
            assertThat(after.welcome().getResumed()).isTrue();
        }
    }

    @Test
    void anothersSession_cannotBeResumed() {
        try (TestSession session = open(alice);
                TestSession thief = TestSession.connect(url.getPort(), tokens.of(bob))) {
            thief.hello(session.id());

            assertThat(thief.welcome().getResumed()).isFalse();
            assertThat(thief.id()).isNotEqualTo(session.id());
        }
    }

    @Test
    void mute_isAcknowledged_andSeen() {
        try (TestSession watching = open(bob, alice);
                TestSession session = open(alice)) {
            CommandAck ack = session.command(OpenSessionRequest.newBuilder()
                    .setSetMute(MuteCommand.newBuilder().setMicrophoneMuted(true)));

            assertThat(ack.getErrorReason()).isEmpty();
            assertThat(ack.getPosition()).isNotEmpty();
            watching.await(event -> event.getMuteChanged().getUserId().equals(alice)
                    && event.getMuteChanged().getMicrophoneMuted());
            assertThat(presenceOf(alice, watching).getIsMicrophoneMuted()).isTrue();
        }
    }

    @Test
    void speakerMute_leaksOnNoSurface() {
        try (TestSession watching = open(bob, alice);
                TestSession session = open(alice)) {
            session.command(OpenSessionRequest.newBuilder()
                    .setSetMute(MuteCommand.newBuilder().setSpeakerMuted(true)));
            session.command(OpenSessionRequest.newBuilder()
                    .setSetStatus(
                            SetPresenceStatusRequest.newBuilder().setStatus(PresenceStatus.PRESENCE_STATUS_AWAY)));
            watching.await(event -> event.getStatusChanged().getUserId().equals(alice));

            assertThat(watching.heard.toString()).doesNotContain("speaker_muted: true");
            assertThat(presenceOf(alice, watching).getIsSpeakerMuted()).isFalse();
            session.await(event -> event.getMuteChanged().getSpeakerMuted());
        }
    }

    @Test
    void idle_cannotBeAskedFor() {
        try (TestSession session = open(alice)) {
            CommandAck ack = session.command(OpenSessionRequest.newBuilder()
                    .setSetStatus(
                            SetPresenceStatusRequest.newBuilder().setStatus(PresenceStatus.PRESENCE_STATUS_IDLE)));

            assertThat(ack.getErrorReason()).isEqualTo("invalid_status");
        }
    }

    @Test
    void everyone_cannotBeWatched_byMembers() {
        try (TestSession session = open(alice)) {
            CommandAck ack = session.command(OpenSessionRequest.newBuilder()
                    .setWatch(Interest.newBuilder().setEveryone(true)));

            assertThat(ack.getErrorReason()).isEqualTo("forbidden");
        }
    }

    @Test
    void firstMessage_thatIsNoHello_isRefused() {
        try (TestSession session = TestSession.connect(url.getPort(), tokens.of(alice))) {
            session.send(OpenSessionRequest.newBuilder()
                    .setSetMute(MuteCommand.newBuilder().setMicrophoneMuted(true)));

            assertThat(session.awaitEnd().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        }
    }

    @Test
    void beforeHello_nothingIsSent_howeverLongItTakes() {
        try (TestSession session = TestSession.connect(url.getPort(), tokens.of(alice))) {
            assertStays(() -> assertThat(session.heard).isEmpty());

            session.hello("");

            assertThat(session.welcome().getSession().getUserId()).isEqualTo(alice);
            assertThat(session.heard.getFirst().hasWelcome()).isTrue();
        }
    }

    @Test
    void withoutAToken_nothingOpens() {
        try (TestSession session = TestSession.connect(url.getPort(), "garbage")) {
            assertThat(session.awaitEnd().getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
        }
    }

    @Test
    void redisThatComesBackEmpty_getsTheSessionsToldAnew() {
        try (TestSession session = open(alice)) {
            redis.forget();
            redis.restart();

            await().ignoreExceptionsInstanceOf(StatusRuntimeException.class)
                    .untilAsserted(() -> assertThat(PresenceServiceGrpc.newBlockingStub(session.connection)
                                    .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(
                                            TestSession.bearer(tokens.of(bob))))
                                    .listOnlineUsers(ListOnlineUsersRequest.getDefaultInstance()))
                            .matches(list -> !list.getFreshness().getStale())
                            .matches(list -> list.getUsersList().stream()
                                    .anyMatch(user -> user.getUserId().equals(alice))));
            assertThat(session.heard).noneMatch(OpenSessionResponse::hasClosing);
        }
    }

    private static void assertStays(ThrowingRunnable assertion) {
        await().during(Duration.ofSeconds(1)).untilAsserted(assertion);
    }
}
