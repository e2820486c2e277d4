package io.openspeak.presence.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.openspeak.platform.testing.RealRedisResource;
import io.openspeak.platform.testing.TestKeys;
import io.openspeak.platform.testing.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import jakarta.inject.Inject;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What becomes of sessions whose clients go while they are being opened. */
@QuarkusTest
@QuarkusTestResource(RealRedisResource.class)
@QuarkusTestResource(TestKeys.class)
class GoneMeanwhileTest {

    private static final int MANY = 30;
    private static final Duration RENEWAL = Duration.ofMillis(300);
    private static final Duration WRITES_STAND_STILL = Duration.ofMillis(1_500);

    @TestHTTPResource
    URL url;

    @Inject
    @SuppressWarnings("NullAway.Init")
    Redis redis;

    private final TestTokens tokens = TestTokens.trusted();
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final List<String> people = IntStream.range(0, MANY)
            .mapToObj(number -> "p" + number + "-" + run)
            .toList();

    private TestSession watching() {
        return TestSession.open(url.getPort(), tokens.of("watcher-" + run), people.toArray(String[]::new));
    }

    /** Nothing to await: these are moments of something that takes that long. */
    private static void pass(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }

    @Test
    void whoGoesBeforeItIsWelcome_isNotShownAsAboutToComeBack() {
        try (TestSession watcher = watching()) {
            List<TestSession> impatient = people.stream()
                    .map(person -> TestSession.connect(url.getPort(), tokens.of(person)))
                    .toList();
            redis.send(Request.cmd(Command.CLIENT)
                            .arg("PAUSE")
                            .arg(WRITES_STAND_STILL.toMillis())
                            .arg("WRITE"))
                    .await()
                    .indefinitely();
            impatient.forEach(session -> session.hello(""));
            pass(WRITES_STAND_STILL.dividedBy(2));
            impatient.forEach(TestSession::kill);

            await().during(RENEWAL.multipliedBy(4))
                    .atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(people)
                            .allSatisfy(person ->
                                    assertThat(watcher.offlinesOf(person)).isEqualTo(watcher.onlinesOf(person))));
            assertThat(impatient)
                    .allSatisfy(session -> assertThat(session.heard).isEmpty());
            assertThat(watcher.events())
                    .as("nobody can resume a session that was told to nobody")
                    .noneMatch(event -> event.getReconnecting().getReconnecting());
        }
    }
}
