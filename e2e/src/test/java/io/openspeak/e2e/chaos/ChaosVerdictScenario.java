package io.openspeak.e2e.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.presence.v1.PresenceEvent;
import io.openspeak.presence.v1.PresenceStatus;
import io.openspeak.presence.v1.SnapshotComplete;
import io.openspeak.presence.v1.SubscriptionMode;
import io.openspeak.presence.v1.SubscriptionStarted;
import io.openspeak.presence.v1.UserChannelChanged;
import io.openspeak.presence.v1.UserOfflineEvent;
import io.openspeak.presence.v1.UserOnlineEvent;
import io.openspeak.presence.v1.UserPresence;
import io.openspeak.presence.v1.UserStatusChanged;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The verdict of the chaos test can be guilty: forged logs, each with one fault, are found out, and the true log is not. */
class ChaosVerdictScenario {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Object CONNECTION = new Object();

    private final Findings findings = new Findings();
    private final Chains chains = new Chains();
    private final Oracle oracle = new Oracle();
    private final Chronicle chronicle = new Chronicle(Clock.systemUTC());

    @Test
    void trueLog_isInnocent() {
        watcher(
                "w1",
                started(),
                state("bob", 1),
                complete(1),
                status(2, "a"),
                status(3, "b"),
                offline(4),
                online(5, 9));
        watcher(
                "w2",
                started(),
                state("bob", 1),
                complete(1),
                status(2, "a"),
                status(3, "b"),
                offline(4),
                online(5, 9));

        assertInnocent();
    }

    @Test
    void coalescedState_isNoHole() {
        watcher("w1", started(), state("bob", 1), complete(1), status(2, "a"), status(3, "b"), status(4, "c"));
        watcher("w2", started(), state("bob", 1), complete(1), status(2, "a"), state("bob", 3), status(4, "c"));

        assertInnocent();
    }

    @Test
    void lostEvent_isAHole_ifOthersWereToldIt() {
        watcher("w1", 0, started(), state("bob", 1), complete(1), status(2, "a"), status(3, "b"), status(4, "c"));
        watcher("w2", 1, started(), state("bob", 1), complete(1), status(2, "a"), status(3, "b"), status(4, "c"));
        watcher("w3", 2, started(), state("bob", 1), complete(1), status(2, "a"), status(4, "c"));

        assertFound(Finding.Kind.HOLE);
    }

    @Test
    void severalChangesToldAsOne_areNoHole() {
        watcher("w1", 0, started(), state("bob", 1), complete(1), status(2, "a"), status(3, "b"), status(4, "c"));
        watcher("w2", 1, started(), state("bob", 1), complete(1), status(2, "a"), status(3, "b"), status(4, "c"));
        watcher("w3", 2, started(), state("bob", 1), complete(1), status(2, "a"), status(5, "c"));

        assertInnocent();
    }

    @Test
    void severalChangesThatComeToNothing_areNotTold_whichIsNoHole() {
        othersSee(status(2, "a"), status(3, "b"), status(4, "a"), status(5, "c"));
        watcher("w2", 2, started(), state("bob", 1), complete(1), status(2, "a"), status(5, "c"));

        assertInnocent();
    }

    @Test
    void changesThatComeToNothing_beforeAState_areNoHole() {
        othersSee(status(2, "a"), status(3, "b"), status(4, "a"), state("bob", 4, "a"), status(5, "c"));
        watcher("w2", 2, started(), state("bob", 1), complete(1), status(2, "a"), status(5, "c"));

        assertInnocent();
    }

    /** Two watchers at two pods. */
    private void othersSee(PresenceEvent... events) {
        for (int pod = 0; pod < 2; pod++) {
            watcher(
                    "w" + pod,
                    pod,
                    Stream.concat(Stream.of(started(), state("bob", 1), complete(1)), Stream.of(events))
                            .toArray(PresenceEvent[]::new));
        }
    }

    @Test
    void whatComesAgain_sinceItsPositionWasNotTold_isInnocent() {
        Picture picture = new Picture("w1", "alice", chains, oracle::offlineTold, findings, chronicle);
        picture.ask(0);
        List.of(started(), state("bob", 1), at("p1", complete(1)), offline(2), online(3, 5))
                .forEach(picture::told);

        assertThat(picture.ask(1)).isEqualTo("p1");
        List.of(start(SubscriptionMode.SUBSCRIPTION_MODE_REPLAY), offline(2), at("p2", online(3, 5)))
                .forEach(picture::told);

        assertInnocent();
        assertThat(picture.of("bob").online()).isTrue();
    }

    @Test
    void whatComesAgain_thoughItsPositionWasTold_isADouble() {
        Picture picture = new Picture("w1", "alice", chains, oracle::offlineTold, findings, chronicle);
        picture.ask(0);
        List.of(started(), state("bob", 1), at("p1", complete(1)), at("p2", offline(2)))
                .forEach(picture::told);

        picture.ask(1);
        List.of(start(SubscriptionMode.SUBSCRIPTION_MODE_REPLAY), offline(2)).forEach(picture::told);

        assertFound(Finding.Kind.DOUBLE);
    }

    @Test
    void lostOnline_isAHole() {
        watcher("w1", started(), state("bob", 1), complete(1), offline(2), status(4, "a"));

        assertFound(Finding.Kind.HOLE);
    }

    @Test
    void incompleteSnapshot_isAHole() {
        watcher("w1", started(), state("bob", 1), complete(2));

        assertFound(Finding.Kind.HOLE);
    }

    @Test
    void doubledOffline_isFound() {
        watcher("w1", started(), state("bob", 1), complete(1), offline(2), offline(3));

        assertFound(Finding.Kind.DOUBLE);
    }

    @Test
    void doubledOnline_isFound() {
        watcher("w1", started(), state("bob", 1), complete(1), online(2, 5));

        assertFound(Finding.Kind.DOUBLE);
    }

    @Test
    void channelThatWasNotToldBefore_isAHole() {
        watcher("w1", started(), state("bob", 1), complete(1), moved("lobby", "attic"));

        assertFound(Finding.Kind.HOLE);
    }

    @Test
    void channelOfSomebodyWhoIsOffline_isNoHole_andIsNotShown() {
        Picture picture = new Picture("w1", "bob", chains, oracle::offlineTold, findings, chronicle);
        picture.ask(0);
        List.of(started(), state("bob", 1), complete(1), moved("", "lobby"), offline(2), moved("lobby", "attic"))
                .forEach(picture::told);

        assertInnocent();
        assertThat(picture.of("bob")).isEqualTo(Shown.OFFLINE);
    }

    @Test
    void versionThatGoesBack_isFound() {
        watcher("w1", started(), state("bob", 7), complete(1), state("bob", 6));

        assertFound(Finding.Kind.VERSION);
    }

    @Test
    void replayThatNobodyAskedFor_isFound() {
        watcher("w1", start(SubscriptionMode.SUBSCRIPTION_MODE_REPLAY));

        assertFound(Finding.Kind.CONTRACT);
    }

    @Test
    void departureToldOnce_isInnocent() {
        stay(0, 10);
        toldOffline(14);

        judge(60);

        assertInnocent();
    }

    @Test
    void departureToldTwice_isFound() {
        stay(0, 10);
        toldOffline(14);
        toldOffline(15);

        judge(60);

        assertFound(Finding.Kind.DEPARTURE);
    }

    @Test
    void departureToldTwice_isInnocent_ifAPodMayHaveLetItInAfterItHadGone() {
        stay(0, 10);
        Object givenUp = new Object();
        oracle.asks("bob", "c1", 1, givenUp, at(11));
        oracle.ended("bob", givenUp, at(12));
        toldOffline(14);
        toldOnline(15);
        toldOffline(15);

        judge(60);

        assertInnocent();
    }

    @Test
    void departureToldTwice_isInnocent_ifADisasterHadCutOffWhoHeldItsSession() {
        stayAnywhere(0, 10);
        oracle.trouble(new Trouble("no Redis", Set.of(0, 1, 2), new Span(at(4), at(8))));
        toldOffline(11);
        toldOnline(12);
        toldOffline(12);

        judge(60);

        assertInnocent();
    }

    @Test
    void departureToldTwice_isFound_ifNothingCutOffWhoHeldItsSession() {
        stayAnywhere(0, 10);
        toldOffline(11);
        toldOnline(12);
        toldOffline(13);

        judge(60);

        assertFound(Finding.Kind.DEPARTURE);
    }

    @Test
    void departureThatNobodyWasTold_isFound() {
        stay(0, 10);

        judge(60);

        assertFound(Finding.Kind.DEPARTURE);
    }

    @Test
    void departureToldTooLate_isAGhost_withItsAge() {
        stay(0, 10);
        toldOffline(40);

        judge(60);

        assertFound(Finding.Kind.GHOST);
        assertThat(findings.all().getFirst().what()).contains("30000 ms");
    }

    @Test
    void departureToldLate_isExcusedByADisaster() {
        stay(0, 10);
        oracle.trouble(new Trouble("no Redis", Set.of(0, 1, 2), new Span(at(9), at(30))));
        toldOffline(40);

        judge(90);

        assertInnocent();
    }

    @Test
    void offlineOfSomebodyWhoIsConnected_isFound() {
        stay(0, 100);
        toldOffline(50);

        judge(60);

        assertFound(Finding.Kind.FALSE_OFFLINE);
    }

    @Test
    void offlineOfSomebodyInvisible_isInnocent() {
        stay(0, 100);
        oracle.claimed("bob", new ClaimMade(true, at(49), at(50)));
        toldOffline(50);

        judge(60);

        assertInnocent();
    }

    @Test
    void offlineOfSomebodyInvisible_whoTookThatBackAtOnce_isInnocent() {
        stay(0, 100);
        oracle.claimed("bob", new ClaimMade(true, at(50).minusMillis(10), at(50).plusMillis(10)));
        oracle.claimed("bob", new ClaimMade(false, at(50).plusMillis(190), at(50).plusMillis(200)));
        toldOffline(50);

        judge(60);

        assertInnocent();
    }

    @Test
    void offlineOfSomebody_whoTookInvisibleBackBefore_isFound() {
        stay(0, 100);
        oracle.claimed("bob", new ClaimMade(true, at(40), at(41)));
        oracle.claimed("bob", new ClaimMade(false, at(45), at(46)));
        toldOffline(50);

        judge(60);

        assertFound(Finding.Kind.FALSE_OFFLINE);
    }

    @Test
    void sameSeed_givesTheSamePlan_andAnotherSeedAnotherOne() {
        Plan plan = Plan.of(7, 50, Duration.ofMinutes(2));

        assertThat(Plan.of(7, 50, Duration.ofMinutes(2))).isEqualTo(plan);
        assertThat(Plan.of(8, 50, Duration.ofMinutes(2))).isNotEqualTo(plan);
    }

    private void watcher(String name, PresenceEvent... told) {
        watcher(name, 0, told);
    }

    private void watcher(String name, int pod, PresenceEvent... told) {
        Picture picture = new Picture(name, "alice", chains, oracle::offlineTold, findings, chronicle);
        picture.ask(pod);
        List.of(told).forEach(picture::told);
    }

    /** Two pods tell it alike. */
    private void toldOffline(int second) {
        oracle.offlineTold("bob", at(second).toEpochMilli());
        for (int pod = 0; pod < 2; pod++) {
            chains.told(pod, new Chains.Told("bob", false, offline(second)));
        }
    }

    private void toldOnline(int second) {
        for (int pod = 0; pod < 2; pod++) {
            chains.told(pod, new Chains.Told("bob", false, online(second, 0)));
        }
    }

    private void stay(int from, int to) {
        stay(0, from, to);
    }

    private void stayAnywhere(int from, int to) {
        stay(Stay.ANYWHERE, from, to);
    }

    private void stay(int pod, int from, int to) {
        oracle.asks("bob", "c1", pod, CONNECTION, at(from));
        oracle.welcomed("bob", CONNECTION, at(from));
        oracle.ended("bob", CONNECTION, at(to));
    }

    private void judge(int until) {
        new DepartureVerdict(oracle, chains, findings).judge(at(until));
    }

    private void assertInnocent() {
        chains.judge(findings);
        assertThat(findings.all()).isEmpty();
    }

    private void assertFound(Finding.Kind kind) {
        chains.judge(findings);
        assertThat(findings.all()).extracting(Finding::kind).containsExactly(kind);
    }

    private static Instant at(int seconds) {
        return START.plusSeconds(seconds);
    }

    private static PresenceEvent started() {
        return start(SubscriptionMode.SUBSCRIPTION_MODE_SNAPSHOT);
    }

    private static PresenceEvent start(SubscriptionMode mode) {
        return PresenceEvent.newBuilder()
                .setStarted(SubscriptionStarted.newBuilder().setMode(mode))
                .build();
    }

    private static PresenceEvent at(String position, PresenceEvent event) {
        return event.toBuilder().setPosition(position).build();
    }

    private static PresenceEvent complete(int users) {
        return PresenceEvent.newBuilder()
                .setSnapshotComplete(SnapshotComplete.newBuilder().setUsers(users))
                .build();
    }

    private static UserPresence presence(String user, long version) {
        return UserPresence.newBuilder()
                .setUserId(user)
                .setStatus(PresenceStatus.PRESENCE_STATUS_ONLINE)
                .setVersion(version)
                .build();
    }

    private static PresenceEvent state(String user, long version) {
        return PresenceEvent.newBuilder().setState(presence(user, version)).build();
    }

    private static PresenceEvent state(String user, long version, String text) {
        return PresenceEvent.newBuilder()
                .setState(presence(user, version).toBuilder().setStatusText(text))
                .build();
    }

    private static PresenceEvent online(int second, long version) {
        return PresenceEvent.newBuilder()
                .setUserOnline(UserOnlineEvent.newBuilder()
                        .setPresence(presence("bob", version))
                        .setTimestamp(at(second).toEpochMilli()))
                .build();
    }

    private static PresenceEvent moved(String from, String to) {
        return PresenceEvent.newBuilder()
                .setChannelChanged(UserChannelChanged.newBuilder()
                        .setUserId("bob")
                        .setOldChannelId(from)
                        .setNewChannelId(to))
                .build();
    }

    private static PresenceEvent offline(int second) {
        return PresenceEvent.newBuilder()
                .setUserOffline(UserOfflineEvent.newBuilder()
                        .setUserId("bob")
                        .setTimestamp(at(second).toEpochMilli()))
                .build();
    }

    private static PresenceEvent status(int second, String text) {
        return PresenceEvent.newBuilder()
                .setStatusChanged(UserStatusChanged.newBuilder()
                        .setUserId("bob")
                        .setOldStatus(PresenceStatus.PRESENCE_STATUS_ONLINE)
                        .setNewStatus(PresenceStatus.PRESENCE_STATUS_ONLINE)
                        .setStatusText(text)
                        .setTimestamp(at(second).toEpochMilli()))
                .build();
    }
}
