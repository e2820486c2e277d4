package io.openspeak.presence.history.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.presence.history.domain.Part.Devices;
import io.openspeak.presence.history.domain.Part.Place;
import io.openspeak.presence.history.domain.Part.Seen;
import io.openspeak.presence.history.domain.Part.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordingTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Duration GRAIN = Duration.ofMinutes(5);
    private static final UserId ALICE = new UserId("alice");
    private static final ChannelId STAGE = new ChannelId("stage");
    private static final Standing ONLINE = new Standing("ONLINE", "", null, null);
    private static final Standing IDLE = new Standing("IDLE", "", null, null);
    private static final Portrait THERE = portrait(ONLINE, null, NOON);
    private static final Portrait GONE = portrait(Standing.OFFLINE, null, NOON);

    private static Portrait portrait(Standing standing, @Nullable ChannelId channel, Instant seen) {
        return new Portrait(
                new Devices("Alice", NOON, false, false, "1.0", "linux", List.of()),
                standing,
                new Place(channel, null),
                new Seen(seen));
    }

    private static Optional<Latest> known(Portrait portrait) {
        return Optional.of(new Latest(NOON, portrait));
    }

    private static Recording sees(Optional<Latest> known, Portrait portrait, boolean came, boolean went) {
        return Recording.of(known, new Sighting(ALICE, NOON.plusSeconds(60), portrait, came, went), GRAIN);
    }

    private static Recording sees(Optional<Latest> known, Portrait portrait) {
        return sees(known, portrait, false, false);
    }

    private static List<Kind> kinds(Recording recording) {
        return recording.entries().stream().map(Entry::kind).toList();
    }

    @Test
    void firstSession_isALogin_withEverything() {
        Recording recording = sees(Optional.empty(), THERE, true, false);

        assertThat(kinds(recording)).containsExactly(Kind.LOGIN);
        assertThat(recording.entries().getFirst().parts()).isEqualTo(THERE.parts());
    }

    @Test
    void secondDevice_isALoginToo() {
        assertThat(kinds(sees(known(THERE), THERE, true, false))).containsExactly(Kind.LOGIN);
    }

    @Test
    void somebodyWhoWasThereBeforeAnythingWasKept_isASnapshot() {
        Recording recording = sees(Optional.empty(), portrait(ONLINE, STAGE, NOON));

        assertThat(kinds(recording)).containsExactly(Kind.SNAPSHOT);
        assertThat(recording.began()).contains(new Visit(ALICE, STAGE, NOON.plusSeconds(60), null));
    }

    @Test
    void somebodyAbsent_ofWhomNothingIsKnown_leavesNothing() {
        assertThat(kinds(sees(Optional.empty(), GONE))).isEmpty();
    }

    @Test
    void lastSession_thatEnds_isALogout_andLeavesTheChannel() {
        Portrait sits = portrait(ONLINE, STAGE, NOON).with(new Place(STAGE, NOON));
        Recording recording = sees(known(sits), GONE, false, true);

        assertThat(kinds(recording)).containsExactly(Kind.LOGOUT, Kind.CHANNEL);
        assertThat(recording.entries().get(1).parts()).isEmpty();
        assertThat(recording.ended()).contains(new Visit(ALICE, STAGE, NOON, NOON.plusSeconds(60)));
        assertThat(recording.began()).isEmpty();
    }

    @Test
    void logoutWhoseFactWasLost_isFoundByComparison() {
        assertThat(kinds(sees(known(THERE), GONE))).containsExactly(Kind.LOGOUT);
        assertThat(kinds(sees(known(GONE), THERE))).containsExactly(Kind.LOGIN);
    }

    @Test
    void otherStatus_isKeptAlone() {
        Recording recording = sees(known(THERE), portrait(IDLE, null, NOON));

        assertThat(recording.entries()).containsExactly(new Entry(NOON.plusSeconds(60), Kind.STATUS, List.of(IDLE)));
    }

    @Test
    void otherChannel_endsAVisit_andBeginsOne() {
        Portrait sits = THERE.with(new Place(new ChannelId("lobby"), NOON));
        Recording recording = sees(known(sits), portrait(ONLINE, STAGE, NOON));

        assertThat(kinds(recording)).containsExactly(Kind.CHANNEL);
        assertThat(recording.ended()).contains(new Visit(ALICE, new ChannelId("lobby"), NOON, NOON.plusSeconds(60)));
        assertThat(recording.began()).contains(new Visit(ALICE, STAGE, NOON.plusSeconds(60), null));
    }

    @Test
    void sameChannel_goesOn_sinceTheSameTime() {
        Portrait sits = THERE.with(new Place(STAGE, NOON));
        Recording recording = sees(known(sits), portrait(IDLE, STAGE, NOON));

        assertThat(recording.latest().portrait().place()).isEqualTo(new Place(STAGE, NOON));
        assertThat(recording.began()).isEmpty();
        assertThat(recording.ended()).isEmpty();
    }

    @Test
    void activity_isKept_onceAGrain() {
        assertThat(kinds(sees(known(THERE), portrait(ONLINE, null, NOON.plusSeconds(299)))))
                .isEmpty();
        assertThat(kinds(sees(known(THERE), portrait(ONLINE, null, NOON.plusSeconds(300)))))
                .containsExactly(Kind.ACTIVITY);
    }

    @Test
    void factOfAPodWhoseClockIsBehind_doesNotGoBackInTime() {
        Recording recording = Recording.of(
                known(THERE),
                new Sighting(ALICE, NOON.minusSeconds(1), portrait(IDLE, null, NOON), false, false),
                GRAIN);

        assertThat(recording.entries()).extracting(Entry::at).containsExactly(NOON);
    }
}
