package io.openspeak.presence.rooms;

import static io.openspeak.presence.rooms.RoomsFixtures.MAY;
import static io.openspeak.presence.rooms.RoomsFixtures.NOON;
import static io.openspeak.presence.rooms.RoomsFixtures.ROOM;
import static io.openspeak.presence.rooms.RoomsFixtures.SEES;
import static io.openspeak.presence.rooms.RoomsFixtures.caller;
import static io.openspeak.presence.rooms.RoomsFixtures.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.openspeak.platform.failures.Failure;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.testing.MutableClock;
import io.openspeak.presence.rooms.domain.Standing;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TypingReportsTest {

    private final KnownStandings authority = new KnownStandings();
    private final MutableClock clock = new MutableClock(NOON);
    private final RoomSettings settings = settings(Map.of());
    private final RoomAccess access = new RoomAccess(authority, settings, clock);
    private final Set<UserId> unseen = new HashSet<>();
    private final List<Typing> sent = new ArrayList<>();
    private final TypingReports reports = new TypingReports(
            access,
            new Rooms(access, settings),
            new TypingBus() {
                @Override
                public Uni<Void> publish(Typing typing) {
                    sent.add(typing);
                    return Uni.createFrom().voidItem();
                }

                @Override
                public void listen(Consumer<Typing> hearer) {}
            },
            user -> !unseen.contains(user),
            settings,
            clock);

    @BeforeEach
    void aliceMay() {
        authority.give("alice", MAY);
    }

    private void report(String user, ChannelId room) {
        reports.report(caller(user), room).await().atMost(Duration.ofSeconds(5));
    }

    private Reason refusal(String user) {
        return catchThrowableOfType(Failure.class, () -> report(user, ROOM)).reason();
    }

    @Test
    void report_isPassedOn_withWhoAndWhere() {
        report("alice", ROOM);

        assertThat(sent).containsExactly(new Typing(ROOM, false, new UserId("alice"), "Name of alice", NOON));
    }

    @Test
    void report_inADirectConversation_saysSo() {
        ChannelId direct = new ChannelId("dm_123");
        authority.give("alice", new Standing(true, true, true, true, true, List.of(direct)));

        report("alice", direct);

        assertThat(sent).extracting(Typing::direct).containsExactly(true);
    }

    @Test
    void reports_ofOneUserInOneRoom_passOnceASecond() {
        report("alice", ROOM);
        report("alice", ROOM);
        report("alice", new ChannelId("other"));
        assertThat(sent).hasSize(2);

        clock.advance(Duration.ofSeconds(1));
        report("alice", ROOM);

        assertThat(sent).hasSize(3);
    }

    @Test
    void report_ofSomebodyInvisible_isFine_andNotPassedOn() {
        unseen.add(new UserId("alice"));

        report("alice", ROOM);

        assertThat(sent).isEmpty();
    }

    @Test
    void report_withoutTheRight_isForbidden() {
        authority.give("alice", SEES);

        assertThat(refusal("alice")).isEqualTo(Reason.FORBIDDEN);
        assertThat(sent).isEmpty();
    }

    @Test
    void report_inARoomThatIsNotThere_saysSo() {
        assertThat(refusal("stranger")).isEqualTo(Reason.CHANNEL_NOT_FOUND);
    }
}
