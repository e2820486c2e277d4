package io.openspeak.channel.redis;

import static io.openspeak.channel.redis.Pods.ADMIN;
import static io.openspeak.channel.redis.Pods.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.channel.domain.ChannelChange;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Channels that go when nobody is there any more. */
class TemporaryChannelTest {

    private static final Duration LINGER = Duration.ofSeconds(300);
    private static final ChannelId CAMP = new ChannelId("camp");
    private static final UserId ALICE = new UserId("alice");

    private static Pods pods;

    @BeforeAll
    static void start() {
        pods = new Pods();
    }

    @AfterAll
    static void stop() {
        pods.close();
    }

    @BeforeEach
    void pitchTheCamp() {
        pods.flush();
        done(pods.one.directory.create(ADMIN, pods.temporary("camp", LINGER)));
    }

    @Test
    void neverJoined_goesAfterItsTime() {
        passAndSweep(LINGER.minusSeconds(1));
        assertThat(isThere()).isTrue();

        passAndSweep(Duration.ofSeconds(1));
        assertThat(isThere()).isFalse();
        assertThat(pods.facts("camp").getLast().hasDeleted()).isTrue();
    }

    @Test
    void joined_staysUntilItsTimeAfterTheLastOneLeft() {
        join("alice");
        join("bob");
        passAndSweep(LINGER.multipliedBy(2));
        leave("bob");
        passAndSweep(LINGER.multipliedBy(2));
        assertThat(isThere()).isTrue();

        leave("alice");
        passAndSweep(LINGER.minusSeconds(1));
        assertThat(isThere()).isTrue();
        passAndSweep(Duration.ofSeconds(1));
        assertThat(isThere()).isFalse();
    }

    @Test
    void joinedAgain_beginsAnew() {
        passAndSweep(LINGER.minusSeconds(1));
        join("alice");
        leave("alice");

        passAndSweep(LINGER.minusSeconds(1));

        assertThat(isThere()).isTrue();
    }

    @Test
    void madePermanent_stays() {
        done(pods.two.directory.update(ADMIN, CAMP, temporary(false, LINGER)));

        passAndSweep(LINGER.multipliedBy(2));

        assertThat(isThere()).isTrue();
    }

    @Test
    void madeTemporaryLater_countsFromThen() {
        done(pods.two.directory.update(ADMIN, CAMP, temporary(false, LINGER)));
        passAndSweep(LINGER.multipliedBy(2));
        done(pods.two.directory.update(ADMIN, CAMP, temporary(true, Duration.ofSeconds(10))));
        passAndSweep(Duration.ofSeconds(9));
        assertThat(isThere()).isTrue();

        passAndSweep(Duration.ofSeconds(1));

        assertThat(isThere()).isFalse();
    }

    @Test
    void withChild_staysUntilThatIsGone() {
        pods.create("tent", "camp");
        passAndSweep(LINGER.multipliedBy(2));
        assertThat(isThere()).isTrue();

        done(pods.one.deletion.delete(ADMIN, new ChannelId("tent"), ""));
        passAndSweep(LINGER);

        assertThat(isThere()).isFalse();
    }

    @Test
    void sweptByTwoPods_goesOnce() {
        pods.clock.advance(LINGER);
        done(io.smallrye.mutiny.Uni.join()
                .all(pods.one.sweeper.sweep(), pods.two.sweeper.sweep())
                .andFailFast());

        assertThat(pods.facts("camp").stream().filter(fact -> fact.hasDeleted()))
                .hasSize(1);
    }

    private static void passAndSweep(Duration time) {
        pods.clock.advance(time);
        done(pods.one.sweeper.sweep());
        done(pods.two.sweeper.sweep());
    }

    private static boolean isThere() {
        return done(pods.one.store.find(CAMP)).isPresent();
    }

    private static void join(String user) {
        done(pods.join(1, Pods.person(user), CAMP.value()));
    }

    private static void leave(String user) {
        done(pods.leave(0, Pods.person(user), CAMP.value()));
    }

    private static ChannelChange temporary(boolean temporary, Duration linger) {
        return new ChannelChange(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(temporary),
                Optional.of(linger));
    }
}
