package io.openspeak.presence.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.openspeak.platform.identity.PodId;
import io.openspeak.platform.identity.SessionId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.testing.RealRedisResource;
import io.openspeak.platform.testing.TestKeys;
import io.openspeak.platform.testing.TestTokens;
import io.openspeak.presence.Presence;
import io.openspeak.presence.domain.Input;
import io.openspeak.presence.v1.CloseReason;
import io.openspeak.presence.v1.OpenSessionResponse;
import io.openspeak.presence.v1.PresenceEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What becomes of sessions of a pod that others took for dead while it only stood still. */
@QuarkusTest
@QuarkusTestResource(RealRedisResource.class)
@QuarkusTestResource(TestKeys.class)
class SessionTakenForDeadTest {

    private static final int MANY = 30;
    private static final Duration RENEWAL = Duration.ofMillis(300);

    @TestHTTPResource
    URL url;

    @Inject
    @SuppressWarnings("NullAway.Init")
    Presence presence;

    @Inject
    @SuppressWarnings("NullAway.Init")
    PodId pod;

    private final TestTokens tokens = TestTokens.trusted();
    private final String alice = "alice-" + UUID.randomUUID().toString().substring(0, 8);
    private final String bob = "bob-" + UUID.randomUUID().toString().substring(0, 8);

    private TestSession open(String user, String... watched) {
        return TestSession.open(url.getPort(), tokens.of(user), watched);
    }

    /** As others do who take this pod for dead. */
    private void takeForDead(TestSession session) {
        takeForDead(alice, session);
    }

    private void takeForDead(String user, TestSession session) {
        presence.apply(new UserId(user), new Input.PodGone(new SessionId(session.id()), pod))
                .await()
                .indefinitely();
    }

    private boolean isBack(PresenceEvent event) {
        return event.getUserOnline().getPresence().getUserId().equals(alice)
                || event.getReconnecting().getUserId().equals(alice)
                        && !event.getReconnecting().getReconnecting();
    }

    @Test
    void client_thatIsThere_isBack() {
        try (TestSession session = open(alice);
                TestSession watching = open(bob, alice)) {
            takeForDead(session);

            watching.await(event -> event.getReconnecting().getReconnecting());
            watching.await(this::isBack);
            assertThat(session.heard).noneMatch(OpenSessionResponse::hasClosing);
        }
    }

    @Test
    void client_thatSaysThings_butAnswersNoPing_isNotBroughtBack_andIsToldToComeAgain() {
        try (TestSession session = open(alice);
                TestSession watching = open(bob, alice)) {
            session.fallSilent();
            takeForDead(session);

            await().atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> {
                        session.heartbeat();
                        return session.heard.stream().anyMatch(OpenSessionResponse::hasClosing);
                    });

            assertThat(session.heard.getLast().getClosing().getReason()).isEqualTo(CloseReason.CLOSE_REASON_SILENT);
            assertThat(watching.events()).noneMatch(this::isBack);
        }
    }

    @Test
    void client_thatIsSilent_goesOfflineOnce_andIsNotBroughtBack() {
        try (TestSession session = open(alice);
                TestSession watching = open(bob, alice)) {
            session.fallSilent();
            takeForDead(session);

            watching.await(event -> event.getUserOffline().getUserId().equals(alice));
            session.awaitEnd();
            // The pod has looked after its sessions several times by then.
            await().during(Duration.ofSeconds(1))
                    .untilAsserted(() -> assertThat(watching.offlinesOf(alice)).isEqualTo(1));
            assertThat(watching.events()).noneMatch(this::isBack);
        }
    }

    @Test
    void clients_thatSayGoodbye_whileTheyAreBroughtBack_stayAway() {
        List<String> people = IntStream.range(0, MANY)
                .mapToObj(number -> "p" + number + "-" + alice)
                .toList();
        List<TestSession> sessions = people.stream().map(this::open).toList();
        try (TestSession watching = open(bob, people.toArray(String[]::new))) {
            for (int number = 0; number < MANY; number++) {
                takeForDead(people.get(number), sessions.get(number));
            }
            // It finds that out at its next renewal, and asks until the one after; each goes at another moment of that.
            pass(RENEWAL);
            for (TestSession session : sessions) {
                pass(RENEWAL.dividedBy(MANY));
                session.goodbye();
            }

            await().during(RENEWAL.multipliedBy(4))
                    .atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(people)
                            .allSatisfy(person ->
                                    assertThat(watching.offlinesOf(person)).isEqualTo(1)));
            assertThat(people)
                    .allSatisfy(person -> assertThat(watching.onlinesOf(person)).isZero());
        }
    }

    /** Nothing to await: these are moments of something that takes that long. */
    private static void pass(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }
}
