package io.openspeak.channel.redis;

import static io.openspeak.channel.redis.Pods.ADMIN;
import static io.openspeak.channel.redis.Pods.done;
import static io.openspeak.channel.redis.Pods.person;
import static io.openspeak.channel.redis.Pods.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.channel.domain.Channel;
import io.openspeak.channel.domain.ChannelChange;
import io.openspeak.channel.domain.Person;
import io.openspeak.channel.v1.ChannelFact;
import io.openspeak.platform.identity.ChannelId;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many people at one channel's door, through two pods. */
class SeatStampedeTest {

    private static final String HALL = "hall";
    private static final int SEATS = 100;
    private static final int PEOPLE = 1000;
    private static final int AT_ONCE = 300;
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
    void openTheHall() {
        pods.flush();
        Channel hall = new ChannelChange(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(SEATS),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())
                .of(pods.channel(HALL, ""), Duration.ZERO);
        done(pods.one.directory.create(ADMIN, hall));
    }

    @Test
    void join_thousandAtOnce_fillsExactlyTheSeats() {
        List<String> outcomes = atOnce(i -> join(i, "s"));

        assertThat(outcomes).filteredOn("ok"::equals).hasSize(SEATS);
        assertThat(outcomes).filteredOn("channel_full"::equals).hasSize(PEOPLE - SEATS);
        assertThat(members()).isEqualTo(SEATS);
        List<ChannelFact> facts = pods.facts(HALL);
        assertThat(facts).filteredOn(ChannelFact::hasMemberJoined).hasSize(SEATS);
        assertThat(facts.stream().map(ChannelFact::getVersion))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, SEATS + 1)
                        .mapToObj(Long::valueOf)
                        .toList());
    }

    @Test
    void join_sameUserFromManySessions_holdsOneSeat() {
        List<String> outcomes = atOnce(i -> join(0, "s" + i));

        assertThat(outcomes).contains("ok").isSubsetOf("ok", "rate_limited");
        assertThat(members()).isEqualTo(1);
        assertThat(pods.facts(HALL)).noneMatch(ChannelFact::hasMemberLeft);
    }

    @Test
    void joinAndLeave_mixed_membersAreWhatTheFactsSay() {
        atOnce(i -> i % 2 == 0 ? join(i % 60, "s") : leave((i * 7) % 60));

        Set<String> folded = new TreeSet<>();
        for (ChannelFact fact : pods.facts(HALL)) {
            if (fact.hasMemberJoined()) {
                folded.add(fact.getMemberJoined().getUserId());
            } else if (fact.hasMemberLeft()) {
                assertThat(folded.remove(fact.getMemberLeft().getUserId()))
                        .as("who left was there")
                        .isTrue();
            }
        }
        assertThat(done(pods.one.seatStore.seats(new ChannelId(HALL))))
                .extracting(seat -> seat.member().user().value())
                .containsExactlyElementsOf(folded);
    }

    private static List<String> atOnce(IntFunction<Uni<String>> act) {
        return Uni.join()
                .all(IntStream.range(0, PEOPLE).mapToObj(act).toList())
                // More would wait for Redis for longer than a command may, on a slow machine.
                .usingConcurrencyOf(AT_ONCE)
                .andFailFast()
                .await()
                .atMost(Duration.ofMinutes(2));
    }

    private static Uni<String> join(int number, String session) {
        return told(pods.join(session.hashCode() + number & 1, guest(number), HALL, session));
    }

    private static Uni<String> leave(int number) {
        return told(pods.leave(number & 1, guest(number), HALL));
    }

    private static Person guest(int number) {
        return person("person-" + number);
    }

    private static int members() {
        return done(pods.one.seatStore.seats(new ChannelId(HALL))).size();
    }
}
