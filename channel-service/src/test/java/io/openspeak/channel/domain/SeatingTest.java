package io.openspeak.channel.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.IpAddress;
import io.openspeak.platform.identity.Role;
import io.openspeak.platform.identity.SessionId;
import io.openspeak.platform.identity.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who gets or loses a seat. */
class SeatingTest {

    private static final Instant EARLY = Instant.ofEpochSecond(1);
    private static final Instant LATE = Instant.ofEpochSecond(2);

    @Test
    void join_noSeat_takesOneUnderWhatModeratorsSet() {
        Member newcomer = member(Optional.of("s1"), EARLY, 1);
        Sanctions muted = new Sanctions(true, false, true);

        assertThat(Seating.join(new Place(Optional.empty(), muted), newcomer)).contains(newcomer.under(muted));
    }

    @Test
    void join_otherSession_movesTheSeatThatIsAsOldAsBefore() {
        Member moved = Seating.join(place(member(Optional.of("s1"), EARLY, 1)), member(Optional.of("s2"), LATE, 2))
                .orElseThrow();

        assertThat(moved.session()).contains(new SessionId("s2"));
        assertThat(moved.joinedAt()).isEqualTo(EARLY);
        assertThat(moved.order()).isEqualTo(2);
        assertThat(moved.rights()).containsExactlyInAnyOrder(Right.LISTEN, Right.SPEAK);
    }

    @Test
    void join_afterALaterOne_changesNothing() {
        assertThat(Seating.join(place(member(Optional.of("s2"), LATE, 2)), member(Optional.of("s1"), EARLY, 1)))
                .isEmpty();
    }

    @Test
    void holds_sameSessionAndNoSeatSince_isTrue() {
        Seat seat = seat(member(Optional.of("s1"), EARLY, 5));

        assertThat(Seating.holds(seat, member(Optional.of("s1"), LATE, 0), Optional.empty(), known(5)))
                .isTrue();
        assertThat(Seating.holds(seat, member(Optional.of("s1"), LATE, 0), Optional.empty(), known(6)))
                .isFalse();
        assertThat(Seating.holds(seat, member(Optional.of("s2"), LATE, 0), Optional.empty(), known(5)))
                .isFalse();
        assertThat(Seating.holds(
                        seat, member(Optional.of("s1"), LATE, 0), Optional.of(new IpAddress("192.0.2.1")), known(5)))
                .isFalse();
    }

    @Test
    void endsWith_otherSession_isFalse() {
        Seat seat = seat(member(Optional.of("s2"), EARLY, 1));

        assertThat(Seating.endsWith(seat, new SessionId("s1"))).isFalse();
        assertThat(Seating.endsWith(seat, new SessionId("s2"))).isTrue();
        assertThat(Seating.endsWithUser(seat)).isFalse();
    }

    @Test
    void tooMany_oneIsAllowed_latestThatWasTakenStays() {
        UserSeats known = known(
                9,
                claim("a", 1, Claim.State.VOICE),
                claim("b", 2, Claim.State.PENDING),
                claim("c", 3, Claim.State.VOICE),
                claim("dm", 1, Claim.State.UNCOUNTED),
                claim("d", 4, Claim.State.PENDING));

        assertThat(known.tooMany(1)).extracting(Claim::order).containsExactly(1L, 2L);
        assertThat(known.tooMany(0)).isEmpty();
        assertThat(known.tooMany(2)).isEmpty();
    }

    private static Claim claim(String channel, long order, Claim.State state) {
        return new Claim(new ChannelId(channel), order, state);
    }

    private static UserSeats known(long newest, Claim... claims) {
        return new UserSeats(newest, List.of(claims), Optional.empty(), Set.of(), Instant.EPOCH, false);
    }

    private static Place place(Member member) {
        return new Place(Optional.of(seat(member)), Sanctions.NONE);
    }

    private static Seat seat(Member member) {
        return new Seat(member, 7, Optional.empty());
    }

    private static Member member(Optional<String> session, Instant joined, long order) {
        Person alice = new Person(new UserId("alice"), Set.of(Role.MEMBER), Optional.empty());
        return Member.joining(
                alice, "Alice", session.map(SessionId::new), joined, Right.of(Set.of(Role.MEMBER)), order);
    }
}
