package io.openspeak.channel.redis;

import io.openspeak.platform.testing.RealRedis;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random acts of many people at once: whatever comes in between, everything fits together afterwards ({@link Invariants}).
 * {@link RandomRuns} says how to make longer runs.
 */
class ConcurrentActsTest {

    private static final int AT_ONCE = 60;

    /** About as many as that many acts cost. */
    private static final int COMMANDS = 500;

    @ParameterizedTest
    @MethodSource("io.openspeak.channel.redis.RandomRuns#all")
    void acts_atOnceOnTwoPods_fitTogether(RandomRuns.Run run) {
        run.report(history -> {
            try (ActsAtOnce acts = new ActsAtOnce(run, history, RealRedis.start())) {
                for (int i = 0; i < run.acts(); i += AT_ONCE) {
                    acts.end(acts.begin(AT_ONCE, acts.pods.one, acts.pods.two), false);
                    acts.assertAllIsWell();
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("io.openspeak.channel.redis.RandomRuns#all")
    void podDies_inTheMiddleOfActs_othersBringThemToTheEnd(RandomRuns.Run run) {
        Random random = new Random(run.seed());
        run.report(history -> {
            try (ActsAtOnce acts = new ActsAtOnce(run, history, RealRedis.start())) {
                for (int i = 0; i < run.acts(); i += AT_ONCE) {
                    TestPod dying = acts.pods.third();
                    var begun = acts.begin(AT_ONCE, dying, acts.pods.one, acts.pods.two);
                    acts.awaitCommands(begun, random.nextInt(COMMANDS));
                    dying.redis.close();
                    acts.end(begun, true);
                    acts.assertAllIsWell();
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("io.openspeak.channel.redis.RandomRuns#all")
    void redisIsKilled_inTheMiddleOfActs_nothingThatWasAnsweredIsLost(RandomRuns.Run run) {
        Random random = new Random(run.seed());
        run.report(history -> {
            try (ActsAtOnce acts = new ActsAtOnce(run, history, RealRedis.startDurable())) {
                for (int i = 0; i < run.acts(); i += 3 * AT_ONCE) {
                    acts.end(acts.begin(AT_ONCE, acts.pods.one, acts.pods.two), true);
                    var begun = acts.begin(AT_ONCE, acts.pods.one, acts.pods.two);
                    acts.awaitCommands(begun, random.nextInt(COMMANDS));
                    acts.pods.server.stop();
                    var during = acts.begin(AT_ONCE, acts.pods.one, acts.pods.two);
                    acts.pods.server.restart();
                    acts.end(begun, true);
                    acts.end(during, true);
                    acts.assertAllIsWell();
                }
            }
        });
    }
}
