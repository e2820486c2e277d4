package io.openspeak.e2e.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.openspeak.presence.v1.PresenceStatus;
import org.junit.jupiter.api.Test;

/** Clients of CoLink are judged by the few words that they know: a word more is found out, and so is a wrong one. */
class ColinkVerdictScenario {

    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void framesOfThePage_areKnown() {
        assertThat(isKnown(presence("online"))).isTrue();
        assertThat(isKnown("{\"type\": \"subscribed\", \"channel_id\": \"general\", \"dm_id\": null}"))
                .isTrue();
        assertThat(isKnown("{\"type\": \"unsubscribed\", \"channel_id\": \"lobby\"}"))
                .isTrue();
        assertThat(isKnown("{\"type\": \"pong\", \"timestamp\": \"2026-01-14T12:00:00Z\"}"))
                .isTrue();
        assertThat(isKnown("{\"type\": \"error\", \"error\": \"Invalid message type\", \"code\": 400}"))
                .isTrue();
    }

    @Test
    void framesOfNewClients_areNotKnown() {
        assertThat(isKnown("{\"type\": \"closing\", \"reason\": \"replaced\"}")).isFalse();
        assertThat(isKnown("{\"type\": \"position\", \"position\": \"p\"}")).isFalse();
        assertThat(isKnown("{\"type\": \"error\", \"error\": \"no\", \"code\": 400, \"reason\": \"r\"}"))
                .isFalse();
    }

    @Test
    void wordOrFieldMore_isNotKnown() {
        assertThat(isKnown(presence("idle"))).isFalse();
        assertThat(isKnown(presence("online").replace("}", ", \"detail\": \"online\"}")))
                .isFalse();
    }

    @Test
    void state_comparesWithWhatIsLeftOfTheTruth() {
        Shown busy = Shown.of(ColinkFrames.state(json(presence("away"))).getState());

        assertThat(busy).isEqualTo(ColinkFrames.told(truth(PresenceStatus.PRESENCE_STATUS_DO_NOT_DISTURB)));
        assertThat(busy).isNotEqualTo(ColinkFrames.told(truth(PresenceStatus.PRESENCE_STATUS_ONLINE)));
        assertThat(busy).isNotEqualTo(ColinkFrames.told(truth(PresenceStatus.PRESENCE_STATUS_INVISIBLE)));
    }

    @Test
    void roomThatIsNotThere_isBenign_onlyAfterADisasterThatTookIt() {
        JsonNode notThere = json("{\"type\": \"error\", \"error\": \"no\", \"code\": 404}");

        assertThat(ColinkFrames.isBenign(notThere, true)).isTrue();
        assertThat(ColinkFrames.isBenign(notThere, false)).isFalse();
    }

    @Test
    void close_isBenign_onlyWithAWordThatSaysSo() {
        assertThat(ColinkFrames.isBenign(4408, "silent", false)).isTrue();
        assertThat(ColinkFrames.isBenign(1000, "normal", true)).isTrue();
        assertThat(ColinkFrames.isBenign(1000, "normal", false)).isFalse();
        assertThat(ColinkFrames.isBenign(4500, "internal_error", false)).isFalse();
        assertThat(ColinkFrames.isBenign(4411, "replaced", false)).isFalse();
    }

    private static Shown truth(PresenceStatus status) {
        return new Shown(status, "in a call", "lobby", true, false, true, 9);
    }

    private static boolean isKnown(String frame) {
        return ColinkFrames.isKnown(json(frame));
    }

    private static String presence(String status) {
        return "{\"type\": \"presence\", \"user_id\": \"bob\", \"username\": \"Bob\", \"status\": \"" + status
                + "\", \"timestamp\": \"2026-01-14T12:00:00Z\"}";
    }

    private static JsonNode json(String frame) {
        try {
            return JSON.readTree(frame);
        } catch (JsonProcessingException malformed) {
            throw new AssertionError(frame, malformed);
        }
    }
}
