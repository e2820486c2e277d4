package io.openspeak.presence.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.openspeak.platform.redis.log.EntryId;
import io.openspeak.platform.redis.log.LogPosition;
import io.openspeak.platform.testing.RealRedisResource;
import io.openspeak.platform.testing.TestKeys;
import io.openspeak.platform.testing.TestTokens;
import io.openspeak.presence.v1.CommandAck;
import io.openspeak.presence.v1.Heartbeat;
import io.openspeak.presence.v1.Interest;
import io.openspeak.presence.v1.MuteCommand;
import io.openspeak.presence.v1.OpenSessionRequest;
import io.openspeak.presence.v1.OpenSessionResponse;
import io.openspeak.presence.v1.PresenceEvent;
import io.openspeak.presence.v1.SessionHello;
import io.openspeak.presence.v1.SessionOwner;
import io.openspeak.presence.v1.SubscriptionMode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URL;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Going on from a position, commands that are sent twice, and sessions that a service opens for its clients. */
@QuarkusTest
@QuarkusTestResource(RealRedisResource.class)
@QuarkusTestResource(TestKeys.class)
class ResumeTest {

    @TestHTTPResource
    URL url;

    private final TestTokens tokens = TestTokens.trusted();
    private final String alice = "alice-" + UUID.randomUUID().toString().substring(0, 8);
    private final String bob = "bob-" + UUID.randomUUID().toString().substring(0, 8);

    private TestSession open(String user, String... watched) {
        return TestSession.open(url.getPort(), tokens.of(user), watched);
    }

    private static OpenSessionRequest.Builder mutes(boolean microphone) {
        return OpenSessionRequest.newBuilder()
                .setSetMute(MuteCommand.newBuilder().setMicrophoneMuted(microphone));
    }

    /** Where all was told: the last ping says it. */
    private static String position(TestSession session) {
        return Awaitility.await()
                .until(
                        () -> session.heard.reversed().stream()
                                .filter(OpenSessionResponse::hasPing)
                                .map(ping -> ping.getPing().getPosition())
                                .filter(position -> !position.isEmpty())
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private TestSession resume(TestSession before, String position, String... watched) {
        TestSession again = TestSession.connect(url.getPort(), tokens.of(bob));
        again.send(OpenSessionRequest.newBuilder()
                .setHello(SessionHello.newBuilder()
                        .setResumeSessionId(before.id())
                        .setPosition(position)
                        .setInterest(Interest.newBuilder().addAllUserIds(List.of(watched)))));
        again.welcome();
        again.await(PresenceEvent::hasStarted);
        return again;
    }

    private static SubscriptionMode mode(TestSession session) {
        return session.await(PresenceEvent::hasStarted).getStarted().getMode();
    }

    @Test
    void resumed_withItsPosition_isToldWhatItMissed_andNothingTwice() {
        try (TestSession acting = open(alice)) {
            TestSession watching = open(bob, alice);
            CommandAck first = acting.command(mutes(true));
            watching.await(event -> event.getMuteChanged().getUserId().equals(alice));
            String position = watching.events().stream()
                    .filter(PresenceEvent::hasMuteChanged)
                    .findFirst()
                    .orElseThrow()
                    .getPosition();
            watching.kill();
            acting.command(mutes(false));

            try (TestSession again = resume(watching, position, alice)) {
                PresenceEvent missed =
                        again.await(event -> event.getMuteChanged().getUserId().equals(alice));

                assertThat(first.getPosition()).isNotEmpty();
                assertThat(mode(again)).isEqualTo(SubscriptionMode.SUBSCRIPTION_MODE_REPLAY);
                assertThat(missed.getMuteChanged().getMicrophoneMuted()).isFalse();
                assertThat(again.events().stream().filter(PresenceEvent::hasMuteChanged))
                        .hasSize(1);
                assertThat(again.events()).noneMatch(PresenceEvent::hasSnapshotComplete);
            }
        }
    }

    @Test
    void resumed_withAPositionOfAnotherLog_getsASnapshot() {
        TestSession watching = open(bob, alice);
        String other = LogPosition.of(0, "gone", new EntryId(1, 0)).encode();
        watching.kill();

        try (TestSession again = resume(watching, other, alice)) {
            again.await(PresenceEvent::hasSnapshotComplete);

            assertThat(mode(again)).isEqualTo(SubscriptionMode.SUBSCRIPTION_MODE_SNAPSHOT);
        }
    }

    @Test
    void ping_tellsThePosition_alsoWhenNothingHappens() {
        try (TestSession watching = open(bob, alice)) {
            assertThat(position(watching)).isNotEmpty();
        }
    }

    @Test
    void sameCommand_sentTwice_isCarriedOutOnce() {
        try (TestSession acting = open(alice)) {
            String id = UUID.randomUUID().toString();
            acting.send(mutes(true).setCommandId(id));
            String first = awaitAcks(acting, id, 1).getFirst().getPosition();
            acting.command(mutes(false));

            acting.send(mutes(true).setCommandId(id));
            List<CommandAck> both = awaitAcks(acting, id, 2);

            assertThat(both).allMatch(ack -> ack.getPosition().equals(first));
            acting.await(
                    event -> event.hasMuteChanged() && !event.getMuteChanged().getMicrophoneMuted());
            assertThat(acting.events().stream().filter(PresenceEvent::hasMuteChanged))
                    .hasSize(2);
        }
    }

    private static List<CommandAck> awaitAcks(TestSession session, String id, int count) {
        return Awaitility.await()
                .until(
                        () -> session.heard.stream()
                                .map(OpenSessionResponse::getAck)
                                .filter(ack -> ack.getCommandId().equals(id))
                                .toList(),
                        acks -> acks.size() == count);
    }

    private static OpenSessionRequest.Builder helloFor(String user, String clientRole) {
        return OpenSessionRequest.newBuilder()
                .setHello(SessionHello.newBuilder()
                        .setDevice("radio")
                        .setOwner(SessionOwner.newBuilder()
                                .setUserId(user)
                                .addRoles("member")
                                .setClientRole(clientRole)));
    }

    @Test
    void service_opensASessionForItsClient() {
        try (TestSession watching = open(bob, alice);
                TestSession service = TestSession.connect(url.getPort(), tokens.of("voice-service", "service"))) {
            service.send(helloFor(alice, "mobile"));

            assertThat(service.welcome().getSession().getUserId()).isEqualTo(alice);
            watching.await(
                    event -> event.getUserOnline().getPresence().getUserId().equals(alice));
            CommandAck beat =
                    service.command(OpenSessionRequest.newBuilder().setHeartbeat(Heartbeat.getDefaultInstance()));
            assertThat(beat.getErrorReason()).isEmpty();
        }
    }

    @Test
    void heartbeat_ofAWatchingClient_isRefused() {
        try (TestSession service = TestSession.connect(url.getPort(), tokens.of("voice-service", "service"))) {
            service.send(helloFor(alice, "web"));
            service.welcome();

            CommandAck beat =
                    service.command(OpenSessionRequest.newBuilder().setHeartbeat(Heartbeat.getDefaultInstance()));

            assertThat(beat.getErrorReason()).isEqualTo("invalid_request");
        }
    }

    @Test
    void member_opensNoSessionForOthers() {
        try (TestSession thief = TestSession.connect(url.getPort(), tokens.of(bob))) {
            thief.send(helloFor(alice, "mobile"));

            assertThat(thief.awaitEnd().getCode()).isEqualTo(Status.Code.PERMISSION_DENIED);
        }
    }
}
