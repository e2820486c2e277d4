package io.openspeak.e2e.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.msgpack.value.ValueFactory.newArray;
import static org.msgpack.value.ValueFactory.newInteger;
import static org.msgpack.value.ValueFactory.newMap;
import static org.msgpack.value.ValueFactory.newNil;
import static org.msgpack.value.ValueFactory.newString;

import io.openspeak.presence.v1.PresenceStatus;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.msgpack.value.ArrayValue;
import org.msgpack.value.Value;

/** VoicePing's watchers are judged by what they were told in its two words. */
class RadioVerdictScenario {

    private final Findings findings = new Findings();
    private final Oracle oracle = new Oracle();
    private final Picture picture =
            new Picture("r1", "alice", new Chains(), oracle::offlineTold, findings, new Chronicle(Clock.systemUTC()));

    @Test
    void snapshotAndUpdates_makeAPicture() {
        picture.ask(0);
        take(snapshot(person("bob", "online"), person("carol", "online")));
        take(update("bob", "offline"));
        take(update("dave", "online"));

        assertThat(picture.complete()).isTrue();
        assertThat(picture.online()).containsExactlyInAnyOrder("carol", "dave");
        assertThat(findings.all()).isEmpty();
    }

    @Test
    void updateBeforeTheSnapshot_isFound() {
        picture.ask(0);
        take(update("bob", "online"));

        assertThat(findings.all()).extracting(Finding::kind).containsExactly(Finding.Kind.CONTRACT);
    }

    @Test
    void picture_comparesWithWhatIsLeftOfTheTruth() {
        picture.ask(0);
        take(snapshot(person("bob", "online")));

        assertThat(picture.of("bob")).isEqualTo(RadioEvents.told(truth(PresenceStatus.PRESENCE_STATUS_AWAY)));
        assertThat(picture.of("bob")).isNotEqualTo(RadioEvents.told(truth(PresenceStatus.PRESENCE_STATUS_INVISIBLE)));
        assertThat(picture.of("bob")).isNotEqualTo(RadioEvents.told(Shown.OFFLINE));
    }

    @Test
    void wordThatVoicePingDoesNotKnow_isRefused() {
        ArrayValue idle = update("bob", "idle");

        assertThatThrownBy(() -> RadioEvents.of(idle)).hasMessageContaining("no word of VoicePing");
    }

    private void take(ArrayValue message) {
        RadioEvents.of(message).forEach(picture::told);
    }

    private static Shown truth(PresenceStatus status) {
        return new Shown(status, "in a call", "lobby", true, false, true, 9);
    }

    private static ArrayValue snapshot(Value... users) {
        return message(
                RadioEvents.PRESENCE_SNAPSHOT,
                newMap(newString("users"), newArray(users), newString("timestamp"), newInteger(7)));
    }

    private static ArrayValue update(String user, String status) {
        return message(RadioEvents.PRESENCE_UPDATE, person(user, status));
    }

    private static Value person(String user, String status) {
        return newMap(newString("userId"), newString(user), newString("status"), newString(status));
    }

    private static ArrayValue message(int type, Value payload) {
        return newArray(newInteger(0), newInteger(type), newInteger(0), newString("alice"), newNil(), payload);
    }
}
