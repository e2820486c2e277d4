package io.openspeak.e2e.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.openspeak.presence.v1.PresenceEvent;
import io.openspeak.presence.v1.PresenceStatus;
import io.openspeak.presence.v1.SnapshotComplete;
import io.openspeak.presence.v1.SubscriptionMode;
import io.openspeak.presence.v1.SubscriptionStarted;
import io.openspeak.presence.v1.UserOfflineEvent;
import io.openspeak.presence.v1.UserPresence;
import io.openspeak.presence.v1.UserStatusChanged;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Clients of the WebSocket are judged as those of gRPC are: one log in both forms is one log, and a fault in frames is found out. */
class JsonVerdictScenario {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final JsonMapper JSON = new JsonMapper();

    private final Findings findings = new Findings();
    private final Chains chains = new Chains();
    private final Oracle oracle = new Oracle();
    private final Chronicle chronicle = new Chronicle(Clock.systemUTC());

    @Test
    void oneLog_toldInBothForms_isInnocent() {
        events(0, status(2, "a"), status(3, "b"), offline(4));
        frames(1, statusFrame(2, "a"), statusFrame(3, "b"), offlineFrame(4));
        frames(2, statusFrame(2, "a"), statusFrame(3, "b"), offlineFrame(4), stateFrame(), statusFrame(6, "c"));

        assertInnocent();
    }

    @Test
    void lostFrame_isAHole_ifOthersWereToldIt() {
        events(0, status(2, "a"), status(3, "b"), status(4, "c"));
        frames(1, statusFrame(2, "a"), statusFrame(3, "b"), statusFrame(4, "c"));
        frames(2, statusFrame(2, "a"), statusFrame(4, "c"));

        assertFound(Finding.Kind.HOLE);
    }

    @Test
    void lostState_ofWhoCame_isAHole() {
        frames(0, offlineFrame(2), statusFrame(4, "a"));

        assertFound(Finding.Kind.HOLE);
    }

    @Test
    void doubledOfflineFrame_isFound() {
        frames(0, offlineFrame(2), offlineFrame(3));

        assertFound(Finding.Kind.DOUBLE);
    }

    @Test
    void wholeState_isTakenInWhole() {
        Picture picture = frames(0, """
                {"type": "presence", "user_id": "bob", "status": "away", "timestamp": "2026-01-01T00:00:05Z",
                 "detail": "do_not_disturb", "text": "in a call", "channel_id": "lobby", "microphone_muted": true,
                 "speaker_muted": false, "reconnecting": true, "reconnecting_until": "2026-01-01T00:00:09Z", "devices": []}
                """);

        assertThat(picture.of("bob"))
                .isEqualTo(new Shown(
                        PresenceStatus.PRESENCE_STATUS_DO_NOT_DISTURB,
                        "in a call",
                        "lobby",
                        true,
                        false,
                        true,
                        millis(9)));
    }

    @Test
    void whatFramesChange_isChanged() {
        Picture picture = frames(
                0,
                "{\"type\": \"mute_changed\", \"user_id\": \"bob\", \"microphone\": true, \"speaker\": false,"
                        + " \"timestamp\": \"2026-01-01T00:00:02Z\"}",
                "{\"type\": \"channel_changed\", \"user_id\": \"bob\", \"channel_id\": \"lobby\","
                        + " \"timestamp\": \"2026-01-01T00:00:03Z\"}",
                "{\"type\": \"reconnecting\", \"user_id\": \"bob\", \"reconnecting\": true,"
                        + " \"until\": \"2026-01-01T00:00:09Z\", \"timestamp\": \"2026-01-01T00:00:05Z\"}");

        assertThat(picture.of("bob"))
                .isEqualTo(new Shown(PresenceStatus.PRESENCE_STATUS_ONLINE, "", "lobby", true, false, true, millis(9)));
    }

    @Test
    void unwatchedFrame_isForgotten_andItsPositionKept() {
        Picture picture = frames(0, "{\"type\": \"unwatched\", \"user_id\": \"bob\", \"position\": \"p2\"}");

        assertThat(picture.online()).isEmpty();
        assertThat(picture.ask(1)).isEqualTo("p2");
    }

    @Test
    void unknownFrame_isNoEvent() throws Exception {
        assertThat(JsonEvents.event(JSON.readTree("{\"type\": \"pong\"}"))).isEmpty();
    }

    /** What somebody made of these events, who knew bob to be online. */
    private Picture events(int pod, PresenceEvent... told) {
        Picture picture = new Picture("w" + pod, "alice", chains, oracle::offlineTold, findings, chronicle);
        picture.ask(pod);
        List.of(
                        PresenceEvent.newBuilder()
                                .setStarted(SubscriptionStarted.newBuilder()
                                        .setMode(SubscriptionMode.SUBSCRIPTION_MODE_SNAPSHOT))
                                .build(),
                        PresenceEvent.newBuilder()
                                .setState(UserPresence.newBuilder()
                                        .setUserId("bob")
                                        .setStatus(PresenceStatus.PRESENCE_STATUS_ONLINE))
                                .build(),
                        PresenceEvent.newBuilder()
                                .setSnapshotComplete(
                                        SnapshotComplete.newBuilder().setUsers(1))
                                .build())
                .forEach(picture::told);
        Stream.of(told).forEach(picture::told);
        return picture;
    }

    private Picture frames(int pod, String... told) {
        return events(pod, Stream.of(told).map(JsonVerdictScenario::event).toArray(PresenceEvent[]::new));
    }

    private static PresenceEvent event(String frame) {
        try {
            return JsonEvents.event(JSON.readTree(frame)).orElseThrow();
        } catch (JsonProcessingException malformed) {
            throw new AssertionError(frame, malformed);
        }
    }

    private static PresenceEvent status(int second, String text) {
        return PresenceEvent.newBuilder()
                .setStatusChanged(UserStatusChanged.newBuilder()
                        .setUserId("bob")
                        .setName("Bob")
                        .setOldStatus(PresenceStatus.PRESENCE_STATUS_ONLINE)
                        .setNewStatus(PresenceStatus.PRESENCE_STATUS_ONLINE)
                        .setStatusText(text)
                        .setTimestamp(millis(second)))
                .build();
    }

    private static String statusFrame(int second, String text) {
        return "{\"type\": \"presence\", \"user_id\": \"bob\", \"username\": \"Bob\", \"status\": \"online\","
                + " \"timestamp\": \"" + START.plusSeconds(second) + "\", \"detail\": \"online\", \"text\": \"" + text
                + "\"}";
    }

    private static PresenceEvent offline(int second) {
        return PresenceEvent.newBuilder()
                .setUserOffline(UserOfflineEvent.newBuilder()
                        .setUserId("bob")
                        .setName("Bob")
                        .setTimestamp(millis(second)))
                .build();
    }

    private static String offlineFrame(int second) {
        return "{\"type\": \"presence\", \"user_id\": \"bob\", \"username\": \"Bob\", \"status\": \"offline\","
                + " \"timestamp\": \"" + START.plusSeconds(second) + "\", \"detail\": \"offline\"}";
    }

    private static String stateFrame() {
        return "{\"type\": \"presence\", \"user_id\": \"bob\", \"username\": \"Bob\", \"status\": \"online\","
                + " \"timestamp\": \"" + START + "\", \"detail\": \"online\", \"text\": \"\", \"devices\": []}";
    }

    private static long millis(int second) {
        return START.plusSeconds(second).toEpochMilli();
    }

    private void assertInnocent() {
        chains.judge(findings);
        assertThat(findings.all()).isEmpty();
    }

    private void assertFound(Finding.Kind kind) {
        chains.judge(findings);
        assertThat(findings.all()).extracting(Finding::kind).containsExactly(kind);
    }
}
