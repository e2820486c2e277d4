package io.openspeak.channel.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.platform.identity.Role;
import io.openspeak.platform.identity.SessionId;
import io.openspeak.platform.identity.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who gets or loses a seat. */
class SeatingTest {

    private static final Instant EARLY = Instant.ofEpochSecond(1);
    private static final Instant LATE = Instant.ofEpochSecond(2);

    @Test
    void join_noSeat_takesOne() {
        Member newcomer = member(Optional.of("s1"), EARLY);

        assertThat(Seating.join(Optional.empty(), newcomer)).contains(newcomer);
    }

    @Test
    void join_sameSession_changesNothing() {
        Seat seat = new Seat(member(Optional.of("s1"), EARLY), 7);

        assertThat(Seating.join(Optional.of(seat), member(Optional.of("s1"), LATE)))
                .isEmpty();
    }

    @Test
    void join_otherSession_movesTheSeatAndKeepsWhatModeratorsSet() {
        Member muted = new Member(
                new UserId("alice"),
                "Alice",
                Optional.of(new SessionId("s1")),
                EARLY,
                true,
                false,
                true,
                Set.of(Right.LISTEN));

        Member moved = Seating.join(Optional.of(new Seat(muted, 7)), member(Optional.of("s2"), LATE))
                .orElseThrow();

        assertThat(moved.session()).contains(new SessionId("s2"));
        assertThat(moved.joinedAt()).isEqualTo(EARLY);
        assertThat(moved.serverMuted()).isTrue();
        assertThat(moved.prioritySpeaker()).isTrue();
        assertThat(moved.rights()).containsExactlyInAnyOrder(Right.LISTEN, Right.SPEAK);
    }

    @Test
    void endsWith_otherSession_isFalse() {
        Seat seat = new Seat(member(Optional.of("s2"), EARLY), 7);

        assertThat(Seating.endsWith(seat, new SessionId("s1"))).isFalse();
        assertThat(Seating.endsWith(seat, new SessionId("s2"))).isTrue();
        assertThat(Seating.endsWithUser(seat)).isFalse();
    }

    private static Member member(Optional<String> session, Instant joined) {
        return Member.joining(
                new UserId("alice"), "Alice", session.map(SessionId::new), joined, Right.of(Set.of(Role.MEMBER)));
    }
}
