package io.openspeak.channel.redis;

import static io.openspeak.channel.redis.Pods.ADMIN;
import static io.openspeak.channel.redis.Pods.done;
import static io.openspeak.channel.redis.Pods.outcome;
import static io.openspeak.channel.redis.Pods.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.channel.deletion.ChannelEnds;
import io.openspeak.channel.domain.Act;
import io.openspeak.channel.domain.Channel;
import io.openspeak.channel.domain.Claim;
import io.openspeak.channel.domain.Kind;
import io.openspeak.channel.domain.LeaveReason;
import io.openspeak.channel.domain.Link;
import io.openspeak.channel.domain.Member;
import io.openspeak.channel.domain.Person;
import io.openspeak.channel.domain.Right;
import io.openspeak.channel.domain.Seat;
import io.openspeak.channel.v1.ChannelFact;
import io.openspeak.channel.v1.MemberLeft;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.Role;
import io.openspeak.platform.identity.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Acts on seats whose later steps were never done, since the pod died: what others make of them. */
class UnfinishedActsTest {

    private static final ChannelId A = new ChannelId("a");
    private static final ChannelId B = new ChannelId("b");
    private static final Person ALICE = person("alice");
    private static final UserId ID = ALICE.user();

    private final Pods pods = new Pods();

    @BeforeEach
    void start() {
        pods.start();
        pods.create("a", "");
        pods.create("b", "");
    }

    @AfterEach
    void stop() {
        pods.close();
    }

    @Test
    void claim_withoutSeat_isGivenUp() {
        done(pods.one.claims.claim(ID, A, pods.clock.instant()));

        sweepMuchLater();

        assertThat(claims()).isEmpty();
        assertThat(pods.keys("*:pending")).isEmpty();
    }

    @Test
    void claim_besideTheSeatThatIsHeld_isGivenUpAndTheSeatStaysClaimed() {
        done(pods.join(1, ALICE, "a"));
        List<Claim> before = claims();
        pods.clock.advance(Duration.ofSeconds(1));
        done(pods.one.claims.claim(ID, A, pods.clock.instant()));

        sweepMuchLater();

        assertThat(claims()).isEqualTo(before);
    }

    @Test
    void joinAgain_isRefused_theSeatThatIsHeldStaysClaimed() {
        done(pods.join(1, ALICE, "a", "s1"));
        List<Claim> before = claims();
        done(pods.one.ends.close(A, new ChannelEnds.Cause(Optional.empty(), ""), pods.clock.instant()));

        assertThat(outcome(pods.join(2, ALICE, "a", "s2"))).isEqualTo("channel_not_found");

        assertThat(claims()).isEqualTo(before);
    }

    @Test
    void seat_withoutConfirmation_isConfirmedAndTheOlderOneFreed() {
        done(pods.join(1, ALICE, "a"));
        pods.clock.advance(Duration.ofSeconds(1));
        long order = done(pods.one.claims.claim(ID, B, pods.clock.instant()));

        take(B, order);

        Quiescence.of(pods);
        assertThat(claims()).containsExactly(new Claim(B, order, Claim.State.VOICE));
        assertThat(done(pods.one.seatStore.find(A, ID)).seat()).isEmpty();
    }

    @Test
    void seat_takenAfterItsClaimWasGivenUp_isClaimedAgain() {
        long order = done(pods.one.claims.claim(ID, A, pods.clock.instant()));
        sweepMuchLater();

        take(A, order);

        Quiescence.of(pods);
        assertThat(claims()).containsExactly(new Claim(A, order, Claim.State.VOICE));
    }

    @Test
    void confirmation_afterTheSeatWasFreed_claimsNothing() {
        long order = done(pods.one.claims.claim(ID, A, pods.clock.instant()));
        take(A, order);
        done(pods.leave(2, ALICE, "a"));
        Quiescence.of(pods);

        done(pods.one.claims.confirm(ID, new Claim(A, order, Claim.State.VOICE), Set.of(Role.MEMBER)));

        assertThat(claims()).isEmpty();
    }

    @Test
    void freedSeat_withoutRelease_isReleased() {
        done(pods.join(1, ALICE, "a"));
        Seat seat = done(pods.one.seatStore.find(A, ID)).seat().orElseThrow();

        done(pods.one.seatStore.free(A, seat, LeaveReason.LEFT, Optional.empty(), Act.of(ID, pods.clock.instant())));

        Quiescence.of(pods);
        assertThat(claims()).isEmpty();
    }

    @Test
    void link_leftBehindAbove_reviewComesToAnEnd() {
        done(pods.one.tree.adopt(A, Link.random(), B));

        done(pods.one.directory.update(ADMIN, A, Pods.to("b")));

        Quiescence.of(pods);
    }

    @Test
    void move_toADirectChannel_tellsWhereTo() {
        Channel room = pods.channel("direct", "");
        Person mover = person("mod", Role.MODERATOR);
        done(pods.one.directory.create(
                mover,
                new Channel(
                        room.id(),
                        "",
                        "",
                        Kind.DIRECT,
                        0,
                        32,
                        Optional.empty(),
                        false,
                        Duration.ZERO,
                        0,
                        List.of(mover.user(), ID),
                        room.createdAt())));
        done(pods.join(1, ALICE, "a"));

        done(pods.one.moves.move(mover, ID, A, room.id(), ""));

        assertThat(pods.facts("a").stream().filter(ChannelFact::hasMemberLeft).map(ChannelFact::getMemberLeft))
                .extracting(MemberLeft::getMovedToChannelId)
                .containsExactly("direct");
    }

    private void sweepMuchLater() {
        pods.clock.advance(Duration.ofSeconds(31));
        done(pods.two.sweeper.sweep());
        Quiescence.of(pods);
    }

    private void take(ChannelId channel, long order) {
        Member member = Member.joining(
                ALICE, "Alice", Optional.empty(), pods.clock.instant(), Set.of(Right.LISTEN, Right.SPEAK), order);
        done(pods.one.seatStore.take(
                channel,
                done(pods.one.seatStore.find(channel, ID)),
                member,
                Optional.empty(),
                Act.of(ID, pods.clock.instant())));
    }

    private List<Claim> claims() {
        return done(pods.two.claims.of(ID)).claims();
    }
}
