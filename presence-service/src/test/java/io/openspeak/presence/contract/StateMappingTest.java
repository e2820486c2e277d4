package io.openspeak.presence.contract;

import static io.openspeak.presence.domain.PresenceFixtures.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.presence.contract.PresenceMapping.Viewer;
import io.openspeak.presence.domain.Changes;
import io.openspeak.presence.domain.Input;
import io.openspeak.presence.domain.PresenceFixtures.Life;
import io.openspeak.presence.domain.Status;
import io.openspeak.presence.domain.UserState;
import io.openspeak.presence.v1.DevicePresence;
import io.openspeak.presence.v1.PresenceEvent;
import io.openspeak.presence.v1.PresenceFact;
import io.openspeak.presence.v1.PresenceStatus;
import io.openspeak.presence.v1.UserPresence;
import java.util.List;
import org.junit.jupiter.api.Test;

class StateMappingTest {

    private static final Viewer BOB = new Viewer(new UserId("bob"), false);
    private static final Viewer HERSELF = new Viewer(ALICE, false);
    private static final Viewer MODERATOR = new Viewer(new UserId("mo"), true);

    private final Life alice = new Life()
            .takes(connected(PHONE), 0)
            .takes(connected(LAPTOP), 1)
            .takes(new Input.SeatTaken(new ChannelId("general"), 4, LAPTOP), 2)
            .takes(claims(Status.AWAY, at(3)), 3)
            .takes(new Input.MuteSet(LAPTOP, false, true), 4)
            .takes(broken(PHONE), 5);

    @Test
    void record_readBack_isTheSameState() {
        assertThat(StateMapping.state(StateMapping.record(alice.state()))).isEqualTo(alice.state());
    }

    @Test
    void speakerMute_isShown_toItsOwnerAndModeratorsOnly() {
        assertThat(presence(BOB).getIsSpeakerMuted()).isFalse();
        assertThat(presence(HERSELF).getIsSpeakerMuted()).isTrue();
        assertThat(presence(MODERATOR).getIsSpeakerMuted()).isTrue();
    }

    @Test
    void speakerMute_alone_isNoEventForOthers() {
        UserState before = alice.state();
        alice.takes(new Input.MuteSet(LAPTOP, null, false), 6);
        PresenceFact fact = FactMapping.fact(alice.state(), Changes.between(before, alice.state()), at(6));

        assertThat(EventMapping.events(
                        before, alice.state(), fact.getChangesList(), false, (state, all) -> presence(BOB)))
                .isEmpty();
        assertThat(EventMapping.events(
                        before, alice.state(), fact.getChangesList(), true, (state, all) -> presence(HERSELF)))
                .hasSize(1);
    }

    @Test
    void deviceThatBecameIdle_ofSeveral_isToldAsAState() {
        Life bob = new Life().takes(connected(PHONE), 0).takes(connected(LAPTOP), 60);

        PresenceEvent.Builder told = onlyEvent(bob, new Input.Tick(), 300);

        assertThat(told.getState().getDevicesList())
                .extracting(DevicePresence::getStatus)
                .containsExactly(PresenceStatus.PRESENCE_STATUS_IDLE, PresenceStatus.PRESENCE_STATUS_ONLINE);
    }

    @Test
    void deviceThatIsActiveAgain_ofSeveral_isToldAsAState() {
        Life bob = new Life()
                .takes(connected(PHONE), 0)
                .takes(connected(LAPTOP), 60)
                .takes(new Input.Tick(), 300);

        PresenceEvent.Builder told = onlyEvent(bob, new Input.Activity(PHONE), 301);

        assertThat(told.getState().getDevicesList())
                .extracting(DevicePresence::getStatus)
                .containsOnly(PresenceStatus.PRESENCE_STATUS_ONLINE);
    }

    @Test
    void onlyDevice_thatBecomesIdleAndActive_isToldByTheStatus() {
        Life bob = new Life().takes(connected(PHONE), 0);

        assertThat(onlyEvent(bob, new Input.Tick(), 300).hasStatusChanged()).isTrue();
        assertThat(onlyEvent(bob, new Input.Activity(PHONE), 301).hasStatusChanged())
                .isTrue();
    }

    @Test
    void deviceOfWhoAsksNotToBeDisturbed_thatBecomesIdle_isToldAsAState() {
        Life bob = new Life().takes(connected(PHONE), 0).takes(claims(Status.DO_NOT_DISTURB, at(1)), 1);

        assertThat(onlyEvent(bob, new Input.Tick(), 300).hasState()).isTrue();
    }

    private static PresenceEvent.Builder onlyEvent(Life life, Input input, long second) {
        UserState before = life.state();
        UserState after = life.takes(input, second).state();
        PresenceFact fact = FactMapping.fact(after, Changes.between(before, after), at(second));
        List<PresenceEvent.Builder> events = EventMapping.events(
                before, after, fact.getChangesList(), false, (state, all) -> PresenceMapping.presence(state, all));
        assertThat(events).hasSize(1);
        return events.getFirst();
    }

    @Test
    void invisibleUser_isOfflineToOthers_withNothingElseShown() {
        alice.takes(claims(Status.INVISIBLE, at(7)), 7);

        UserPresence seen = presence(BOB);

        assertThat(seen.getStatus()).isEqualTo(PresenceStatus.PRESENCE_STATUS_OFFLINE);
        assertThat(seen.getCurrentChannelId()).isEmpty();
        assertThat(seen.getDevicesList()).isEmpty();
        assertThat(presence(HERSELF).getStatus()).isEqualTo(PresenceStatus.PRESENCE_STATUS_INVISIBLE);
    }

    @Test
    void invisibleUser_cannotBeToldFromSomebodyNeverSeen() {
        alice.takes(claims(Status.INVISIBLE, at(7)), 7);

        assertThat(presence(BOB)).isEqualTo(PresenceMapping.presence(UserState.unknown(ALICE), BOB));
    }

    @Test
    void changesOfAnInvisibleUser_areToldToNobodyElse() {
        alice.takes(claims(Status.INVISIBLE, at(7)), 7);
        UserState before = alice.state();
        alice.takes(new Input.SeatLeft(5), 8);
        PresenceFact fact = FactMapping.fact(alice.state(), Changes.between(before, alice.state()), at(8));

        assertThat(EventMapping.events(
                        before, alice.state(), fact.getChangesList(), false, (state, all) -> presence(BOB)))
                .isEmpty();
        assertThat(EventMapping.events(
                        before, alice.state(), fact.getChangesList(), true, (state, all) -> presence(MODERATOR)))
                .hasSize(1);
    }

    private UserPresence presence(Viewer viewer) {
        return PresenceMapping.presence(alice.state(), viewer);
    }
}
