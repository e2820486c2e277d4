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
import io.openspeak.presence.v1.PresenceFact;
import io.openspeak.presence.v1.PresenceStatus;
import io.openspeak.presence.v1.UserPresence;
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

        assertThat(presence(BOB))
                .isEqualTo(PresenceMapping.presence(UserState.unknown(ALICE), BOB, at(10), TIMES.idle()));
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
        return PresenceMapping.presence(alice.state(), viewer, at(10), TIMES.idle());
    }
}
