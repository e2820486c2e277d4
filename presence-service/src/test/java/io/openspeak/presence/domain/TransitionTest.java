package io.openspeak.presence.domain;

import static io.openspeak.presence.domain.PresenceFixtures.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.PodId;
import io.openspeak.platform.identity.SessionId;
import io.openspeak.presence.domain.PresenceFixtures.Life;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TransitionTest {

    private static final ChannelId GENERAL = new ChannelId("general");
    private static final ChannelId RANDOM = new ChannelId("random");

    private final Life alice = new Life();

    @Test
    void connect_ofFirstSession_isOnline() {
        alice.takes(connected(PHONE), 0);

        assertThat(alice.status()).isEqualTo(Status.ONLINE);
        assertThat(alice.told()).containsExactly(new Change.SessionStarted(PHONE), new Change.Online());
    }

    @Test
    void connect_ofSecondSession_isNoSecondOnline() {
        alice.takes(connected(PHONE), 0).takes(connected(LAPTOP), 1);

        assertThat(alice.told()).containsExactly(new Change.SessionStarted(LAPTOP));
    }

    @Test
    void connect_saidAgain_changesNothing() {
        alice.takes(connected(PHONE), 0);
        UserState before = alice.state();

        alice.takes(connected(PHONE), 0);

        assertThat(alice.state()).isEqualTo(before);
    }

    @Test
    void assertedSession_thatGoesOnElsewhere_staysThere() {
        alice.takes(connected(PHONE, "c2"), 0);
        UserState before = alice.state();

        alice.takes(new Input.Asserted(connected(PHONE)), 1);

        assertThat(alice.state()).isEqualTo(before);
    }

    @Test
    void assertedSession_thatWasTakenForDead_isBack() {
        alice.takes(connected(PHONE), 0).takes(new Input.PodGone(PHONE, POD), 1);

        alice.takes(new Input.Asserted(connected(PHONE)), 2);

        assertThat(alice.told()).containsExactly(new Change.Reconnecting(null));
    }

    @Test
    void session_thatTheStoreForgot_comesBackMuted() {
        alice.takes(connected(PHONE).with(new Remembered(new Session.Mute(true, false), List.of(), Set.of())), 0);

        assertThat(alice.state().shownSession().orElseThrow().mute().microphone())
                .isTrue();
    }

    @Test
    void sessions_openedAndDropped_doNotPileUp() {
        for (int number = 0; number < 100; number++) {
            SessionId session = new SessionId("s-" + number);
            alice.takes(connected(session), 0).takes(new Input.Broken(session, session + "-c1"), 0);
        }

        assertThat(alice.state().sessions()).hasSizeLessThan(20);
    }

    @Nested
    class Leaving {

        @Test
        void break_ofOnlySession_isReconnectingNotALeave() {
            alice.takes(connected(PHONE), 0).takes(broken(PHONE), 1);

            assertThat(alice.status()).isEqualTo(Status.ONLINE);
            assertThat(alice.told()).containsExactly(new Change.Reconnecting(at(11)));
        }

        @Test
        void break_ofOneOfTwoSessions_isTold_toNobody() {
            alice.takes(connected(PHONE), 0).takes(connected(LAPTOP), 0).takes(broken(PHONE), 1);

            assertThat(alice.told()).isEmpty();
        }

        @Test
        void deadline_ofReconnecting_isOfflineOnce() {
            alice.takes(connected(PHONE), 0).takes(broken(PHONE), 1).takes(new Input.Tick(), 11);
            assertThat(alice.told())
                    .containsExactly(new Change.SessionEnded(PHONE, SessionEnd.LOST), new Change.Offline());

            alice.takes(new Input.Tick(), 12);
            assertThat(alice.told()).isEmpty();
            assertThat(alice.state().lastSeen()).isEqualTo(at(11));
        }

        @Test
        void lastSeen_ofWhoHides_isWhenItBeganTo_whateverItsDevicesDo() {
            Claim hides = new Claim(Status.INVISIBLE, "", at(5), null, "user");
            Claim stillHides = new Claim(Status.INVISIBLE, "another text", at(20), null, "user");
            alice.takes(connected(PHONE), 0)
                    .takes(connected(LAPTOP), 0)
                    .takes(new Input.Claimed(hides), 5)
                    .takes(new Input.Goodbye(PHONE, PHONE + "-c1"), 10)
                    .takes(new Input.Claimed(stillHides), 20)
                    .takes(broken(LAPTOP), 30)
                    .takes(new Input.Tick(), 45);

            assertThat(alice.state().lastSeen()).isEqualTo(at(5));
        }

        @Test
        void resume_withinDeadline_isBackWithoutAnOnline() {
            alice.takes(connected(PHONE), 0).takes(broken(PHONE), 1).takes(connected(PHONE, "c2"), 5);

            assertThat(alice.told()).containsExactly(new Change.Reconnecting(null));
        }

        @Test
        void resume_afterOffline_isOnlineAgainWithTheSameSession() {
            alice.takes(connected(PHONE), 0)
                    .takes(broken(PHONE), 1)
                    .takes(new Input.Tick(), 11)
                    .takes(connected(PHONE, "c2"), 60);

            assertThat(alice.told()).containsExactly(new Change.SessionStarted(PHONE), new Change.Online());
            assertThat(alice.state().sessions()).hasSize(1);
            assertThat(alice.state().sessions().getFirst().connectedAt()).isEqualTo(at(0));
        }

        @Test
        void session_thatIsNotResumed_isForgottenSilently() {
            alice.takes(connected(PHONE), 0)
                    .takes(broken(PHONE), 1)
                    .takes(new Input.Tick(), 11)
                    .takes(new Input.Tick(), 121);

            assertThat(alice.state().sessions()).isEmpty();
            assertThat(alice.told()).isEmpty();
        }

        @Test
        void goodbye_ofOnlySession_isOfflineAtOnce() {
            alice.takes(connected(PHONE), 0).takes(new Input.Goodbye(PHONE, PHONE + "-c1"), 1);

            assertThat(alice.told())
                    .containsExactly(new Change.SessionEnded(PHONE, SessionEnd.CLOSED), new Change.Offline());
        }

        @Test
        void revocation_endsItsSessionAtOnce_andSaysWhy() {
            alice.takes(connected(PHONE), 0)
                    .takes(connected(LAPTOP), 0)
                    .takes(new Input.Revoked(PHONE, PHONE + "-c1"), 1);

            assertThat(alice.told()).containsExactly(new Change.SessionEnded(PHONE, SessionEnd.REVOKED));
            assertThat(alice.state().session(PHONE)).isEmpty();
        }

        @Test
        void revocation_asAnotherSessionIsLost_isTheReasonOfItsOwnOnly() {
            alice.takes(connected(PHONE), 0)
                    .takes(connected(LAPTOP), 0)
                    .takes(broken(LAPTOP), 1)
                    .takes(new Input.Revoked(PHONE, PHONE + "-c1"), 11);

            assertThat(alice.told())
                    .contains(
                            new Change.SessionEnded(PHONE, SessionEnd.REVOKED),
                            new Change.SessionEnded(LAPTOP, SessionEnd.LOST));
        }

        @Test
        void end_ofAnOlderConnection_isIgnored_unlessNoOtherIsThere() {
            alice.takes(connected(PHONE, "c2"), 0)
                    .takes(new Input.Goodbye(PHONE, PHONE + "-c1"), 1)
                    .takes(new Input.Revoked(PHONE, PHONE + "-c1"), 1);
            boolean goesOn = alice.state().session(PHONE).isPresent();
            alice.takes(new Input.Broken(PHONE, "c2"), 2).takes(new Input.Goodbye(PHONE, PHONE + "-c1"), 3);

            assertThat(goesOn).isTrue();
            assertThat(alice.state().session(PHONE)).isEmpty();
        }

        @Test
        void break_ofAnOlderConnection_isIgnored() {
            alice.takes(connected(PHONE, "c2"), 0);
            UserState before = alice.state();

            alice.takes(new Input.Broken(PHONE, "c1"), 1);

            assertThat(alice.state()).isEqualTo(before);
        }

        @Test
        void deathOfAPod_breaksOnlyItsOwnLinks() {
            alice.takes(connected(PHONE), 0);
            UserState before = alice.state();

            alice.takes(new Input.PodGone(PHONE, new PodId("another")), 1);
            assertThat(alice.state()).isEqualTo(before);

            alice.takes(new Input.PodGone(PHONE, POD), 1);
            assertThat(alice.told()).containsExactly(new Change.Reconnecting(at(11)));
        }
    }

    @Nested
    class Activity {

        @Test
        void inactivity_forFiveMinutes_isIdle_andActivityOnline() {
            alice.takes(connected(PHONE), 0).takes(new Input.Tick(), 300);
            assertThat(alice.told()).containsExactly(new Change.StatusChanged(Status.ONLINE, Status.IDLE, ""));

            alice.takes(new Input.Activity(PHONE), 301);
            assertThat(alice.told()).containsExactly(new Change.StatusChanged(Status.IDLE, Status.ONLINE, ""));
        }

        @Test
        void deviceOfSeveral_thatBecomesIdle_isSeen_whenThatIsDue_andOnce() {
            alice.takes(connected(PHONE), 0).takes(connected(LAPTOP), 60);
            assertThat(StatusRule.nextDeadline(alice.state(), TIMES.idle())).contains(at(300));

            alice.takes(new Input.Tick(), 300);

            assertThat(alice.status()).isEqualTo(Status.ONLINE);
            assertThat(alice.told()).isEmpty();
            assertThat(alice.state().session(PHONE).orElseThrow().idle()).isTrue();
            assertThat(alice.state().session(LAPTOP).orElseThrow().idle()).isFalse();
            assertThat(StatusRule.nextDeadline(alice.state(), TIMES.idle())).contains(at(360));
        }

        @Test
        void device_thatIsActiveAgain_isIdleNoMore() {
            alice.takes(connected(PHONE), 0).takes(connected(LAPTOP), 60).takes(new Input.Tick(), 300);

            alice.takes(new Input.Activity(PHONE), 301);

            assertThat(alice.state().session(PHONE).orElseThrow().idle()).isFalse();
        }

        @Test
        void activity_withinTheGrain_isNotWritten() {
            alice.takes(connected(PHONE), 0);
            UserState before = alice.state();

            alice.takes(new Input.Activity(PHONE), 14);

            assertThat(alice.state()).isEqualTo(before);
        }
    }

    @Nested
    class Claims {

        @Test
        void doNotDisturb_wins_overInactivity() {
            alice.takes(connected(PHONE), 0)
                    .takes(claims(Status.DO_NOT_DISTURB, at(1)), 1)
                    .takes(new Input.Tick(), 400);

            assertThat(alice.status()).isEqualTo(Status.DO_NOT_DISTURB);
        }

        @Test
        void invisible_isOfflineToOthers() {
            alice.takes(connected(PHONE), 0).takes(claims(Status.INVISIBLE, at(1)), 1);

            assertThat(alice.status()).isEqualTo(Status.INVISIBLE);
            assertThat(alice.told()).containsExactly(new Change.Offline());
        }

        @Test
        void endOfAClaim_bringsTheOneBeforeBack() {
            Instant end = at(60);
            alice.takes(connected(PHONE), 0)
                    .takes(claims(Status.AWAY, at(1)), 1)
                    .takes(new Input.Claimed(new Claim(Status.DO_NOT_DISTURB, "in a meeting", at(2), end, "user")), 2);
            assertThat(alice.status()).isEqualTo(Status.DO_NOT_DISTURB);

            alice.takes(new Input.Tick(), 60);
            assertThat(alice.status()).isEqualTo(Status.AWAY);
        }

        @Test
        void online_clearsClaims() {
            alice.takes(connected(PHONE), 0)
                    .takes(claims(Status.AWAY, at(1)), 1)
                    .takes(claims(Status.ONLINE, at(2)), 2);

            assertThat(alice.status()).isEqualTo(Status.ONLINE);
            assertThat(alice.state().claims()).isEmpty();
        }
    }

    @Nested
    class Seats {

        @Test
        void joining_isAChangeOfChannel() {
            alice.takes(connected(PHONE), 0).takes(new Input.SeatTaken(GENERAL, 7, PHONE), 1);

            assertThat(alice.told()).containsExactly(new Change.ChannelChanged(null, GENERAL));
        }

        @Test
        void leaving_theChannelBefore_doesNotEndTheSeatInTheNext() {
            alice.takes(connected(PHONE), 0)
                    .takes(new Input.SeatTaken(GENERAL, 7, PHONE), 1)
                    .takes(new Input.SeatTaken(RANDOM, 8, PHONE), 2)
                    .takes(new Input.SeatLeft(7), 3);

            assertThat(alice.state().seat().channel()).isEqualTo(RANDOM);
        }

        @Test
        void factsOfDifferentChannels_inTheWrongOrder_endInTheLatestSeat() {
            alice.takes(connected(PHONE), 0)
                    .takes(new Input.SeatTaken(RANDOM, 8, PHONE), 1)
                    .takes(new Input.SeatTaken(GENERAL, 7, PHONE), 2)
                    .takes(new Input.SeatLeft(7), 3);

            assertThat(alice.state().seat().channel()).isEqualTo(RANDOM);
        }

        @Test
        void seatThatWasLeft_takenAgainByALateFact_isIgnored() {
            alice.takes(connected(PHONE), 0)
                    .takes(new Input.SeatTaken(GENERAL, 7, PHONE), 1)
                    .takes(new Input.SeatLeft(7), 2);

            alice.takes(new Input.SeatTaken(GENERAL, 7, PHONE), 3);

            assertThat(alice.state().seat().channel()).isNull();
            assertThat(alice.told()).isEmpty();
        }

        @Test
        void seatTakenForASessionThatHasGone_tellsAgainThatItHas() {
            alice.takes(connected(PHONE), 0).takes(broken(PHONE), 1).takes(new Input.Tick(), 60);

            alice.takes(new Input.SeatTaken(GENERAL, 7, PHONE), 61);

            assertThat(alice.told())
                    .containsExactly(
                            new Change.SessionEnded(PHONE, SessionEnd.LOST), new Change.ChannelChanged(null, GENERAL));
        }

        @Test
        void seatTakenForASessionThatIsReconnecting_isKept() {
            alice.takes(connected(PHONE), 0).takes(broken(PHONE), 1);

            alice.takes(new Input.SeatTaken(GENERAL, 7, PHONE), 2);

            assertThat(alice.told()).containsExactly(new Change.ChannelChanged(null, GENERAL));
        }

        @Test
        void seatTakenForASession_whileTheLogWasLost_isKept() {
            alice.takes(new Input.SeatTaken(GENERAL, 7, PHONE), 1);

            assertThat(alice.told()).containsExactly(new Change.ChannelChanged(null, GENERAL));
        }
    }

    @Nested
    class Muting {

        @Test
        void mute_ofTheMicrophone_isTold() {
            alice.takes(connected(PHONE), 0).takes(new Input.MuteSet(PHONE, true, null), 1);

            assertThat(alice.told()).containsExactly(new Change.MuteChanged(true, false));
        }

        @Test
        void mute_ofASessionThatDoesNotStandForTheUser_isTold_toNobody() {
            alice.takes(connected(PHONE), 0)
                    .takes(connected(LAPTOP), 0)
                    .takes(new Input.SeatTaken(GENERAL, 1, LAPTOP), 1)
                    .takes(new Input.MuteSet(PHONE, true, null), 2);

            assertThat(alice.told()).isEmpty();
        }
    }
}
