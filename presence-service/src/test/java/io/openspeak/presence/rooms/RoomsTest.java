package io.openspeak.presence.rooms;

import static io.openspeak.presence.rooms.RoomsFixtures.MAY;
import static io.openspeak.presence.rooms.RoomsFixtures.NOON;
import static io.openspeak.presence.rooms.RoomsFixtures.ROOM;
import static io.openspeak.presence.rooms.RoomsFixtures.SEES;
import static io.openspeak.presence.rooms.RoomsFixtures.TOP;
import static io.openspeak.presence.rooms.RoomsFixtures.settings;
import static io.openspeak.presence.rooms.RoomsFixtures.typing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.openspeak.platform.failures.Failure;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.presence.Event;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.testing.MutableClock;
import io.openspeak.presence.rooms.domain.RightsChange;
import io.openspeak.presence.rooms.domain.Standing;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RoomsTest {

    private final KnownStandings authority = new KnownStandings();
    private final MutableClock clock = new MutableClock(NOON);
    private final RoomSettings settings = settings(Map.of("openspeak.presence.rooms.max-rooms", "2"));
    private final Rooms rooms = new Rooms(new RoomAccess(authority, settings, clock), settings);
    private final HearingListener alice = new HearingListener("alice");
    private final HearingListener bob = new HearingListener("bob");

    @BeforeEach
    void bothMay() {
        authority.give("alice", MAY);
        authority.give("bob", MAY);
    }

    private void subscribe(HearingListener listener) {
        rooms.subscribe(listener, ROOM).await().atMost(Duration.ofSeconds(5));
    }

    private Reason refusal(HearingListener listener, ChannelId room) {
        return catchThrowableOfType(
                        Failure.class,
                        () -> rooms.subscribe(listener, room).await().atMost(Duration.ofSeconds(5)))
                .reason();
    }

    @Test
    void typing_isHeardByAllListeners_asOneObject() {
        subscribe(alice);
        subscribe(bob);

        rooms.typing(typing("zoe"));

        assertThat(alice.events).hasSize(1).isEqualTo(bob.events);
    }

    @Test
    void typing_isHeardByOthers_notByTheTypist() {
        HearingListener secondDevice = new HearingListener("alice");
        subscribe(alice);
        subscribe(secondDevice);
        subscribe(bob);

        rooms.typing(typing("alice"));

        assertThat(bob.typing).hasSize(1);
        assertThat(alice.typing).isEmpty();
        assertThat(secondDevice.typing).isEmpty();
    }

    @Test
    void failingListener_keepsNothingFromOthers() {
        RoomListener failing = new FailingListener();
        rooms.subscribe(failing, ROOM).await().indefinitely();
        subscribe(alice);
        subscribe(bob);

        rooms.typing(typing("zoe"));

        assertThat(alice.typing).hasSize(1);
        assertThat(bob.typing).hasSize(1);
    }

    @Test
    void subscribe_withoutTheRight_isForbidden_andHearsNothing() {
        authority.give("alice", SEES);

        assertThat(refusal(alice, ROOM)).isEqualTo(Reason.FORBIDDEN);

        rooms.typing(typing("zoe"));
        assertThat(alice.typing).isEmpty();
    }

    @Test
    void subscribe_toWhatOneMayNotSee_isAsIfItWereNotThere() {
        assertThat(refusal(new HearingListener("stranger"), ROOM)).isEqualTo(Reason.CHANNEL_NOT_FOUND);
    }

    @Test
    void subscribe_whileNobodyCanSay_isUnavailable() {
        authority.reachable = false;

        assertThat(refusal(alice, ROOM)).isEqualTo(Reason.UNAVAILABLE);
    }

    @Test
    void subscribe_toOneRoomTooMany_isRefused_untilOneIsLeft() {
        subscribe(alice);
        rooms.subscribe(alice, new ChannelId("second")).await().indefinitely();

        assertThat(refusal(alice, new ChannelId("third"))).isEqualTo(Reason.INVALID_REQUEST);

        rooms.unsubscribe(alice, ROOM);
        rooms.subscribe(alice, new ChannelId("third")).await().indefinitely();
        assertThat(rooms.roomsOf(alice)).containsExactlyInAnyOrder(new ChannelId("second"), new ChannelId("third"));
    }

    @Test
    void subscribe_again_isHeardOnce() {
        subscribe(alice);
        subscribe(alice);

        rooms.typing(typing("zoe"));

        assertThat(alice.typing).hasSize(1);
        assertThat(rooms.subscriptions()).isEqualTo(1);
    }

    @Test
    void subscribeAgain_refused_keepsWhatIsHeld() {
        subscribe(alice);
        clock.advance(settings.accessKept());
        authority.reachable = false;

        assertThat(refusal(alice, ROOM)).isEqualTo(Reason.UNAVAILABLE);

        assertThat(rooms.roomsOf(alice)).containsExactly(ROOM);
    }

    @Test
    void unsubscribed_hearsNothing() {
        subscribe(alice);

        rooms.unsubscribe(alice, ROOM);

        rooms.typing(typing("zoe"));
        assertThat(alice.typing).isEmpty();
        assertThat(alice.removed).isEmpty();
    }

    @Test
    void leave_whileTheAnswerIsAwaited_takesTheSubscriptionBack() {
        CompletableFuture<Void> answer = authority.hold();
        CompletableFuture<Void> subscribed = rooms.subscribe(alice, ROOM).subscribeAsCompletionStage();
        rooms.leave(alice);

        answer.complete(null);

        assertThat(subscribed).isCompleted();
        assertThat(rooms.subscriptions()).isZero();
    }

    @Test
    void rulesOfAChannelAbove_removeWhoLostTheRight_andNobodyElse() {
        subscribe(alice);
        subscribe(bob);
        authority.give("alice", SEES);

        rooms.rightsChanged(new RightsChange.OfAll(TOP));

        assertThat(alice.removed).containsExactly(ROOM);
        assertThat(bob.removed).isEmpty();
        rooms.typing(typing("zoe"));
        assertThat(alice.typing).isEmpty();
        assertThat(bob.typing).hasSize(1);
    }

    @Test
    void banOfOneUser_asksAboutThatOneOnly() {
        subscribe(alice);
        subscribe(bob);
        authority.give("alice", SEES);
        int before = authority.asked.get();

        rooms.rightsChanged(new RightsChange.OfUser(TOP, new UserId("alice")));

        assertThat(alice.removed).containsExactly(ROOM);
        assertThat(authority.asked).hasValue(before + 1);
    }

    @Test
    void changeElsewhere_asksNobody() {
        subscribe(alice);

        rooms.rightsChanged(new RightsChange.OfAll(new ChannelId("elsewhere")));

        assertThat(authority.asked).hasValue(1);
    }

    @Test
    void channelThatMoved_isAskedAbout_andItsNewBranchCountsFromThen() {
        ChannelId newTop = new ChannelId("new-top");
        subscribe(alice);
        authority.give("alice", new Standing(true, false, true, true, true, List.of(newTop, ROOM)));
        rooms.rightsChanged(new RightsChange.Placed(ROOM, Optional.of(newTop)));
        authority.give("alice", SEES);

        rooms.rightsChanged(new RightsChange.OfAll(newTop));

        assertThat(alice.removed).containsExactly(ROOM);
    }

    @Test
    void lostRight_whileNobodyCanSay_staysAndIsRemovedLater() {
        subscribe(alice);
        authority.give("alice", SEES);
        authority.reachable = false;
        rooms.rightsChanged(new RightsChange.OfAll(ROOM));
        assertThat(rooms.roomsOf(alice)).containsExactly(ROOM);

        authority.reachable = true;

        await().untilAsserted(() -> assertThat(alice.removed).containsExactly(ROOM));
    }

    @Test
    void changesThatMayHaveBeenMissed_askAboutAll() {
        subscribe(alice);
        authority.give("alice", SEES);

        rooms.rightsChangedEverywhere();

        assertThat(alice.removed).containsExactly(ROOM);
    }

    @Test
    void change_whileTheAnswerIsAwaited_isNotMissed() {
        CompletableFuture<Void> answer = authority.hold();
        CompletableFuture<Void> subscribed = rooms.subscribe(alice, ROOM).subscribeAsCompletionStage();
        authority.give("alice", SEES);
        rooms.rightsChanged(new RightsChange.OfAll(TOP));

        answer.complete(null);

        assertThat(subscribed).isCompleted();
        assertThat(alice.removed).containsExactly(ROOM);
        assertThat(rooms.subscriptions()).isZero();
    }

    @Test
    void change_whileAReviewIsUnderWay_isNotMissed() {
        subscribe(alice);
        CompletableFuture<Void> answer = authority.hold();
        rooms.rightsChanged(new RightsChange.OfAll(TOP));
        authority.give("alice", SEES);
        rooms.rightsChanged(new RightsChange.OfAll(TOP));

        answer.complete(null);

        assertThat(alice.removed).containsExactly(ROOM);
    }

    @Test
    void answer_isKeptForAWhile_andNoLonger() {
        HearingListener secondDevice = new HearingListener("alice");
        HearingListener third = new HearingListener("alice");
        subscribe(alice);
        subscribe(secondDevice);
        assertThat(authority.asked).hasValue(1);

        clock.advance(settings.accessKept());
        subscribe(third);

        assertThat(authority.asked).hasValue(2);
    }

    private static final class FailingListener implements RoomListener {
        @Override
        public Caller whose() {
            return RoomsFixtures.caller("bob");
        }

        @Override
        public void typing(Event typing) {
            throw new IllegalStateException("closed");
        }

        @Override
        public void removed(ChannelId room) {
            throw new IllegalStateException("closed");
        }
    }
}
