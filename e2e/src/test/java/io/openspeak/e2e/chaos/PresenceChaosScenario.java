package io.openspeak.e2e.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.openspeak.e2e.Installation;
import io.openspeak.e2e.RadioToken;
import io.openspeak.launcher.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Presence stays true whatever dies: many people do random things over all protocols while pods are killed and stopped, Redis is
 * restarted and emptied and connections are cut. In the test command each disaster comes once; a long run is for example:
 *
 * <pre>
 *   ./mvnw -pl e2e verify -Dit.test=PresenceChaosScenario -Dchaos.minutes=10 -Dchaos.users=300 -Dchaos.seed=42
 * </pre>
 *
 * With {@code -Dchaos.runs=5} five seeds follow each other. A failure names its seed: the same seed, users and minutes give the same
 * plan, though not the same race.
 */
class PresenceChaosScenario {

    private static final double MINUTES = Double.parseDouble(System.getProperty("chaos.minutes", "0.5"));
    private static final int USERS = Integer.getInteger("chaos.users", 60);
    private static final long SEED = Long.getLong("chaos.seed", 20261125L);
    private static final int RUNS = Integer.getInteger("chaos.runs", 1);

    static LongStream seeds() {
        return LongStream.range(SEED, SEED + RUNS);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyClientsPictureIsTheTruth_whateverDied(long seed) throws Exception {
        Plan plan = Plan.of(seed, USERS, Duration.ofMillis((long) (MINUTES * 60_000)));
        try (Installation installation = installation(plan);
                ChaosRun run = new ChaosRun(plan, installation)) {
            Findings findings = run.run();

            assertThat(findings.all())
                    .as(
                            "findings %s; again with -Dchaos.seed=%d -Dchaos.users=%d -Dchaos.minutes=%s",
                            findings.counts(), seed, USERS, MINUTES)
                    .isEmpty();
            assumeThat(run.commands())
                    .as("commands carried out; with fewer this machine was too busy for the run to prove anything")
                    .isGreaterThan(USERS);
        }
    }

    private static Installation installation(Plan plan) throws IOException {
        Path secret = Files.writeString(Files.createTempFile("chaos", ".secret"), RadioToken.SECRET);
        return Installation.ofItsOwn(
                "chaos",
                wishes -> ChaosTimes.shorten(wishes)
                        .pods(Service.PRESENCE, Plan.PODS)
                        .people(plan.people().toArray(new String[0]))
                        // Whoever watches everyone is told a burst as what came of it; one that missed a change looks
                        // alike.
                        .env(Service.PRESENCE, "OPENSPEAK_PRESENCE_DIRECT_CHANGES", "100000")
                        .env(Service.VOICE, "OPENSPEAK_IDENTITY_SHARED_SECRET_FILE", secret.toString())
                        // As on a machine with more processors: what goes wrong between loops is to show.
                        .env("QUARKUS_VERTX_EVENT_LOOPS_POOL_SIZE", "3")
                        // All come from one address, and an emptied Redis takes sign-ins with it.
                        .env("OPENSPEAK_IDENTITY_RATE_PER_SECOND", "10000")
                        .env("OPENSPEAK_IDENTITY_RATE_BURST", "20000")
                        .env(Service.AUTH, "OPENSPEAK_AUTH_ACCESS_TOKEN_TTL", "12h"));
    }
}
