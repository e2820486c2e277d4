package io.openspeak.presence.history;

import static io.openspeak.presence.domain.PresenceFixtures.*;
import static io.openspeak.presence.history.HistoryRig.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.log.EntryId;
import io.openspeak.presence.domain.Input;
import io.openspeak.presence.domain.Status;
import io.openspeak.presence.history.HistoryReading.Moment;
import io.openspeak.presence.history.HistoryReading.Page;
import io.openspeak.presence.history.HistoryReading.Range;
import io.openspeak.presence.history.HistoryRig.Told;
import io.openspeak.presence.history.HistoryStore.Kept;
import io.openspeak.presence.history.domain.Entry;
import io.openspeak.presence.history.domain.Kind;
import io.openspeak.presence.history.domain.Recording;
import io.openspeak.presence.history.domain.Visit;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HistoryStoreTest {

    private static final UserId BOB = new UserId("bob");
    private static final ChannelId STAGE = new ChannelId("stage");
    private static final ChannelId LOBBY = new ChannelId("lobby");

    private final HistoryRig rig = new HistoryRig(Map.of("max-entries", "20", "max-visits", "3"));

    @AfterEach
    void stop() {
        rig.close();
    }

    private List<Kept> kept(UserId user) {
        return get(rig.entries.after(user, EntryId.START, Instant.ofEpochMilli(Long.MAX_VALUE), 1000));
    }

    private List<Kind> kinds(UserId user) {
        return kept(user).stream().map(Kept::entry).map(Entry::kind).toList();
    }

    private List<UserId> visitorsNow(ChannelId channel) {
        return get(rig.reading.visitors(channel, rig.clock.instant()));
    }

    private void sits(UserId user, ChannelId channel, long order) {
        rig.happens(user, new Input.SeatTaken(channel, order, null));
    }

    private void comesAndSits(UserId user, ChannelId channel) {
        rig.happens(user, connected(PHONE));
        sits(user, channel, 1);
    }

    @Test
    void factTakenAgain_addsNothing() {
        comesAndSits(ALICE, STAGE);
        List<Told> news = rig.takesNews();
        List<Kept> before = kept(ALICE);

        news.forEach(rig::takes);

        assertThat(before).extracting(each -> each.entry().kind()).containsExactly(Kind.LOGIN, Kind.CHANNEL);
        assertThat(kept(ALICE)).isEqualTo(before);
    }

    @Test
    void visitBegunLate_whenItHasEnded_staysEnded() {
        comesAndSits(ALICE, STAGE);
        List<Told> news = rig.takesNews();
        rig.later(10).happens(ALICE, new Input.SeatLeft(1));
        rig.takesNews();

        get(rig.visits.begin(
                new Visit(ALICE, STAGE, START, null), news.getLast().fact()));

        assertThat(visitorsNow(STAGE)).isEmpty();
        assertThat(get(rig.reading.visitors(STAGE, at(5)))).containsExactly(ALICE);
    }

    @Test
    void podThatWasLeftBehind_canNotWrite() {
        comesAndSits(ALICE, STAGE);
        List<Told> news = rig.news();
        HistoryStore.Known stale = get(rig.entries.find(ALICE));
        news.forEach(rig::takes);
        List<Kept> before = kept(ALICE);
        Recording late = Recording.of(stale.latest(), news.getFirst().sighting(), rig.settings.activityGrain());

        boolean written = get(rig.entries.record(ALICE, stale, news.getFirst().fact(), late, START));

        assertThat(written).isFalse();
        assertThat(kept(ALICE)).isEqualTo(before);
    }

    @Test
    void snapshot_isAdded_onceAfterAChange() {
        rig.happens(ALICE, connected(PHONE));
        rig.later(1).happens(ALICE, claims(Status.AWAY, at(1)));
        rig.takesNews();
        int partition = rig.log.partitionOf(ALICE.value());

        assertThat(get(rig.entries.unsettled(partition, at(0), 10))).isEmpty();
        assertThat(get(rig.entries.unsettled(partition, at(1), 10))).containsExactly(ALICE);
        get(rig.entries.snapshot(ALICE, at(1), at(400)));
        get(rig.entries.snapshot(ALICE, at(1), at(400)));

        assertThat(kinds(ALICE)).containsExactly(Kind.LOGIN, Kind.STATUS, Kind.SNAPSHOT);
        assertThat(kept(ALICE).getLast().entry().at()).isEqualTo(at(1));
        assertThat(get(rig.entries.unsettled(partition, at(1000), 10))).isEmpty();
    }

    @Test
    void tooManyEntries_areForgotten_andWhatIsLeftCanBeFolded() {
        rig.happens(ALICE, connected(PHONE));
        for (int i = 1; i <= 30; i++) {
            rig.later(1).happens(ALICE, claims(i % 2 == 0 ? Status.AWAY : Status.DO_NOT_DISTURB, at(i)));
            rig.takesNews();
            if (i % 7 == 0) {
                get(rig.entries.snapshot(ALICE, at(i), at(i)));
            }
        }

        assertThat(kept(ALICE)).hasSizeBetween(12, 20);
        assertThat(kept(ALICE).getFirst().entry().complete()).isTrue();
    }

    @Test
    void manyChangesBetweenSnapshots_areForgottenToo() {
        rig.happens(ALICE, connected(PHONE));
        for (int i = 1; i <= 250; i++) {
            rig.later(1).happens(ALICE, claims(i % 2 == 0 ? Status.AWAY : Status.DO_NOT_DISTURB, at(i)));
        }
        rig.takesNews();

        get(rig.entries.snapshot(ALICE, at(250), at(250)));

        assertThat(kinds(ALICE)).containsExactly(Kind.SNAPSHOT);
    }

    @Test
    void tooManyVisits_areForgotten_andOlderTimesRefused() {
        comesAndSits(BOB, STAGE);
        rig.happens(ALICE, connected(PHONE));
        for (int i = 1; i <= 5; i++) {
            rig.later(10);
            sits(ALICE, STAGE, i);
            rig.later(10).happens(ALICE, new Input.SeatLeft(i));
        }

        rig.takesNews();

        // Three are kept: bob's, which lasts, and alice's last two.
        assertThat(get(rig.reading.visitors(STAGE, at(95)))).containsExactly(ALICE, BOB);
        assertThat(get(rig.reading.visitors(STAGE, at(75)))).containsExactly(ALICE, BOB);
        assertThat(get(rig.reading.visitors(STAGE, at(65)))).containsExactly(BOB);
        assertThatThrownBy(() -> get(rig.reading.visitors(STAGE, at(55))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("kept from");
    }

    @Test
    void timeOlderThanWhatIsKept_isRefused() {
        assertThatThrownBy(() -> get(rig.reading.visitors(
                        STAGE, START.minus(rig.settings.keep()).minusMillis(1))))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void rangeOlderThanWhatIsKept_isEmpty() {
        comesAndSits(ALICE, STAGE);
        rig.takesNews();
        rig.later(rig.settings.keep().toSeconds() + 60);

        Page old =
                get(rig.reading.list(HistoryRig.member(ALICE), ALICE, new Range(at(0), at(30), Optional.empty(), 10)));
        Page whole = get(rig.reading.list(
                HistoryRig.member(ALICE), ALICE, new Range(at(0), rig.clock.instant(), Optional.empty(), 10)));

        assertThat(old.moments()).isEmpty();
        assertThat(whole.moments())
                .extracting(Moment::at)
                .containsExactly(rig.clock.instant().minus(rig.settings.keep()));
    }

    @Test
    void erase_leavesNothing_butAMarkForADay() {
        comesAndSits(ALICE, STAGE);
        comesAndSits(BOB, STAGE);
        rig.later(10);
        sits(ALICE, LOBBY, 2);
        rig.takesNews();

        long erased = rig.erase(ALICE);

        assertThat(erased).as("three entries and two visits").isEqualTo(5);
        assertThat(kept(ALICE)).isEmpty();
        assertThat(get(rig.reading.visitors(STAGE, at(5)))).containsExactly(BOB);
        assertThat(visitorsNow(LOBBY)).isEmpty();
        assertThat(rig.keys("*history*alice"))
                .allMatch(key -> key.contains(":last:") || key.contains(":erased:"))
                .allMatch(key -> rig.millisToLive(key) > 0);
    }

    @Test
    void eraseThatWasCutShort_isFinishedByTheNext() {
        comesAndSits(ALICE, STAGE);
        rig.takesNews();
        get(rig.entries.erase(ALICE));

        long erased = rig.erase(ALICE);

        assertThat(erased).isEqualTo(1);
        assertThat(visitorsNow(STAGE)).isEmpty();
    }

    @Test
    void visitWrittenLate_whenItsUserWasErased_isLeftOut() {
        comesAndSits(ALICE, STAGE);
        Told seated = rig.takesNews().getLast();
        rig.erase(ALICE);

        get(rig.visits.begin(new Visit(ALICE, STAGE, START, null), seated.fact()));
        get(rig.visits.end(new Visit(ALICE, STAGE, START, at(20)), seated.fact(), START));

        assertThat(visitorsNow(STAGE)).isEmpty();
    }

    @Test
    void historyThatBeginsAgainAfterErasing_isKeptForLong() {
        comesAndSits(ALICE, STAGE);
        rig.takesNews();
        rig.erase(ALICE);

        rig.later(60).happens(ALICE, claims(Status.AWAY, at(60)));
        rig.takesNews();

        assertThat(rig.keys("*history:last:alice")).hasSize(1).allMatch(key -> rig.millisToLive(key) < 0);
    }

    @Test
    void erase_leavesOutFacts_fromBefore_thatWereNotTakenYet() {
        comesAndSits(ALICE, STAGE);
        List<Told> before = rig.news();

        rig.erase(ALICE);
        before.forEach(rig::takes);
        rig.later(60).happens(ALICE, claims(Status.AWAY, at(60)));
        rig.takesNews();

        assertThat(kept(ALICE)).extracting(Kept::entry).extracting(Entry::kind).containsExactly(Kind.SNAPSHOT);
        assertThat(kept(ALICE).getFirst().entry().at()).isEqualTo(at(60));
        assertThat(get(rig.reading.visitors(STAGE, at(30)))).isEmpty();
        assertThat(visitorsNow(STAGE)).containsExactly(ALICE);
    }
}
