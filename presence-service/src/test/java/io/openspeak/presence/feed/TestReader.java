package io.openspeak.presence.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.log.LogPosition;
import io.openspeak.presence.Event;
import io.openspeak.presence.Interest;
import io.openspeak.presence.PresenceView;
import io.openspeak.presence.contract.PresenceMapping.Viewer;
import io.openspeak.presence.v1.PresenceEvent;
import io.openspeak.presence.v1.PresenceStatus;
import io.openspeak.presence.v1.SubscriptionMode;
import io.openspeak.presence.v1.UserPresence;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** A client that folds what it is told, breaks off and comes back with its position; and what it must never be told. */
final class TestReader implements FeedReader {

    final Viewer viewer;
    Interest interest;
    final Map<SubscriptionMode, Integer> starts = new EnumMap<>(SubscriptionMode.class);
    int told;
    int coalesced;
    boolean takes = true;
    boolean closed;
    private final Map<String, UserPresence> known = new TreeMap<>();
    private final Map<String, UserPresence> knownAtPosition = new TreeMap<>();
    private final List<Runnable> wakeUps = new ArrayList<>();
    private String position = "";
    private boolean inSnapshot;
    private PresenceFeed feed;

    TestReader(Viewer viewer, Interest interest, PresenceView view, FeedPace pace, Clock clock) {
        this.viewer = viewer;
        this.interest = interest;
        connect(view, pace, clock);
    }

    private void connect(PresenceView view, FeedPace pace, Clock clock) {
        wakeUps.clear();
        closed = false;
        feed = new PresenceFeed(view, viewer, this, pace);
        feed.start(
                interest,
                position.isEmpty() || inSnapshot ? Optional.empty() : Optional.of(LogPosition.decode(position)));
    }

    /** Breaks off and comes back, perhaps elsewhere. */
    void reconnect(PresenceView view, FeedPace pace, Clock clock) {
        feed.stop();
        // What was told after the last position will be told again.
        known.clear();
        known.putAll(knownAtPosition);
        connect(view, pace, clock);
    }

    /** Watches others from now on; the next position is the first that covers them. */
    void watch(Interest wanted) {
        interest = wanted;
        position = "";
        feed.widen(wanted);
    }

    /** Takes what it can get now. */
    void goesOn() {
        takes = true;
        List<Runnable> due = List.copyOf(wakeUps);
        wakeUps.clear();
        due.forEach(Runnable::run);
        feed.pump();
    }

    void askPosition() {
        feed.tellPosition();
    }

    UserPresence pictureOf(UserId user) {
        return known.getOrDefault(
                user.value(), UserPresence.newBuilder().setUserId(user.value()).build());
    }

    /** Everyone who is not offline to it. */
    List<UserId> shownToBeThere() {
        return known.values().stream()
                .filter(presence -> presence.getStatus() != PresenceStatus.PRESENCE_STATUS_OFFLINE)
                .map(presence -> new UserId(presence.getUserId()))
                .toList();
    }

    @Override
    public boolean takesMore() {
        return takes;
    }

    @Override
    public void wakeIn(Duration delay) {
        PresenceFeed asking = feed;
        wakeUps.add(() -> asking.pump());
    }

    @Override
    public void coalesced() {
        coalesced++;
    }

    @Override
    public void tooSlow() {
        closed = true;
    }

    @Override
    public void tell(Event event) {
        told++;
        fold(event.content());
        String after = event.content().getPosition();
        if (!after.isEmpty()) {
            position = after;
            knownAtPosition.clear();
            knownAtPosition.putAll(known);
        }
    }

    private void fold(PresenceEvent event) {
        switch (event.getEventCase()) {
            case STARTED -> {
                starts.merge(event.getStarted().getMode(), 1, Integer::sum);
                inSnapshot = event.getStarted().getMode() == SubscriptionMode.SUBSCRIPTION_MODE_SNAPSHOT;
                if (inSnapshot) {
                    known.clear();
                    position = "";
                }
            }
            case SNAPSHOT_COMPLETE -> inSnapshot = false;
            case STATE -> {
                UserId user = new UserId(event.getState().getUserId());
                assertThat(event.getState().getStatus() != PresenceStatus.PRESENCE_STATUS_OFFLINE
                                || viewer.seesAllOf(user)
                                || interest.users().contains(user))
                        .as("whoever hides is given away by being told to be offline: %s", event)
                        .isTrue();
                put(event.getState());
            }
            case USER_ONLINE -> {
                UserPresence presence = event.getUserOnline().getPresence();
                assertThat(pictureOf(new UserId(presence.getUserId())).getStatus())
                        .as("one arrival an arrival: %s", event)
                        .isEqualTo(PresenceStatus.PRESENCE_STATUS_OFFLINE);
                put(presence);
            }
            case USER_OFFLINE -> {
                UserId user = new UserId(event.getUserOffline().getUserId());
                assertThat(pictureOf(user).getStatus())
                        .as("one OFFLINE a departure: %s", event)
                        .isNotEqualTo(PresenceStatus.PRESENCE_STATUS_OFFLINE);
                known.remove(user.value());
            }
            case STATUS_CHANGED ->
                update(
                        event.getStatusChanged().getUserId(),
                        p -> devicesAsTheStatusSays(
                                p.setStatus(event.getStatusChanged().getNewStatus())
                                        .setStatusText(event.getStatusChanged().getStatusText())));
            case UNWATCHED -> known.remove(event.getUnwatched().getUserId());
            case CHANNEL_CHANGED ->
                update(
                        event.getChannelChanged().getUserId(),
                        p -> p.setCurrentChannelId(event.getChannelChanged().getNewChannelId()));
            case MUTE_CHANGED ->
                update(
                        event.getMuteChanged().getUserId(),
                        p -> p.setIsMicrophoneMuted(event.getMuteChanged().getMicrophoneMuted())
                                .setIsSpeakerMuted(event.getMuteChanged().getSpeakerMuted()));
            case RECONNECTING ->
                update(
                        event.getReconnecting().getUserId(),
                        p -> p.setReconnecting(event.getReconnecting().getReconnecting()));
            case TYPING, ROOM_MESSAGE, EVENT_NOT_SET -> {}
        }
    }

    /** While a user is IDLE all its devices are, and the only one of who is ONLINE is that, too. */
    private static UserPresence.Builder devicesAsTheStatusSays(UserPresence.Builder presence) {
        if (presence.getStatus() == PresenceStatus.PRESENCE_STATUS_IDLE
                || (presence.getStatus() == PresenceStatus.PRESENCE_STATUS_ONLINE && presence.getDevicesCount() == 1)) {
            presence.getDevicesBuilderList().forEach(device -> device.setStatus(presence.getStatus()));
        }
        return presence;
    }

    private UserPresence.Builder change(String user) {
        return pictureOf(new UserId(user)).toBuilder();
    }

    private void update(String user, UnaryOperator<UserPresence.Builder> change) {
        put(change.apply(change(user)).build());
    }

    private void put(UserPresence presence) {
        known.put(presence.getUserId(), presence);
    }
}
