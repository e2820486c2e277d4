package io.openspeak.e2e.chaos;

import com.google.protobuf.MessageOrBuilder;
import io.openspeak.client.id.Position;
import io.openspeak.client.link.ResumePoint;
import io.openspeak.client.link.ResumePoint.Passage;
import io.openspeak.presence.v1.PresenceEvent;
import io.openspeak.presence.v1.PresenceStatus;
import io.openspeak.presence.v1.SnapshotComplete;
import io.openspeak.presence.v1.SubscriptionMode;
import io.openspeak.presence.v1.UserChannelChanged;
import io.openspeak.presence.v1.UserMuteStateChanged;
import io.openspeak.presence.v1.UserOfflineEvent;
import io.openspeak.presence.v1.UserOnlineEvent;
import io.openspeak.presence.v1.UserPresence;
import io.openspeak.presence.v1.UserReconnecting;
import io.openspeak.presence.v1.UserStatusChanged;
import io.openspeak.presence.v1.UserUnwatched;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a client makes of the events that it was told, and nothing else: whom it sees how, and from where it may go on. It finds
 * what can't be right while it folds: a second OFFLINE, a change of something that was not so before, a version that went back.
 */
final class Picture {

    /** Hears of each departure that was told. */
    interface Departures {
        void told(String user, long timestamp);
    }

    private static final int NOTES = 5;

    private final String client;
    private final String self;
    private final Chains chains;
    private final Departures departures;
    private final Findings findings;
    private final Chronicle chronicle;
    private final Map<String, Shown> seen = new HashMap<>();
    private final Map<String, Long> versions = new HashMap<>();
    private final Map<String, Chains.Told> last = new HashMap<>();
    private final Set<String> inSnapshot = new HashSet<>();
    private final Map<SubscriptionMode, Integer> starts = new EnumMap<>(SubscriptionMode.class);
    private ResumePoint resume = new ResumePoint(Position.NONE);
    private final Map<String, Known> undo = new HashMap<>();
    private final Map<String, Deque<String>> recent = new HashMap<>();
    private int pod;
    private boolean started;
    private boolean complete;
    private boolean asked;
    private long events;

    /** What was known of a user when a position was told last. */
    private record Known(@Nullable Shown shown, @Nullable Long version, Chains.@Nullable Told told) {}

    Picture(String client, String self, Chains chains, Departures departures, Findings findings, Chronicle chronicle) {
        this.client = client;
        this.self = self;
        this.chains = chains;
        this.departures = departures;
        this.findings = findings;
        this.chronicle = chronicle;
    }

    /** A new stream begins at a pod; the position that it goes on from, empty for a snapshot. */
    synchronized String ask(int at) {
        started = false;
        pod = at;
        undo.forEach(this::restore);
        undo.clear();
        asked = !resume.get().token().isEmpty();
        return resume.get().token();
    }

    /** What it knew is not what it will be told of: the next stream must begin with a snapshot. */
    synchronized void startOver() {
        resume = new ResumePoint(Position.NONE);
    }

    /** The server named a position apart from an event: up to there everything was told. */
    synchronized void passed(String position) {
        resume.passed(position, Passage.GOES_ON);
        if (!position.isEmpty()) {
            undo.clear();
        }
    }

    /** The server ended the stream and named the position to go on from. */
    synchronized void toGoOnFrom(String position) {
        resume.told(position);
        if (!position.isEmpty()) {
            undo.clear();
        }
    }

    synchronized void told(PresenceEvent event) {
        events++;
        if (!event.hasStarted() && !started) {
            find(Finding.Kind.CONTRACT, "", event.getEventCase() + " came before 'started'");
        }
        Passage passage = Passage.GOES_ON;
        switch (event.getEventCase()) {
            case STARTED -> passage = start(event.getStarted().getMode());
            case SNAPSHOT_COMPLETE -> {
                complete(event.getSnapshotComplete());
                passage = Passage.SNAPSHOT_ENDS;
            }
            case STATE -> state(event.getState());
            case USER_ONLINE -> online(event);
            case USER_OFFLINE -> offline(event);
            case STATUS_CHANGED -> status(event);
            case CHANNEL_CHANGED -> channel(event);
            case MUTE_CHANGED -> muted(event.getMuteChanged());
            case RECONNECTING -> reconnecting(event);
            case UNWATCHED -> forget(event.getUnwatched());
            case TYPING, ROOM_MESSAGE, EVENT_NOT_SET -> {}
        }
        resume.passed(event.getPosition(), passage);
        if (!event.getPosition().isEmpty()) {
            undo.clear();
        }
    }

    /** What was told since the last position will be told again: it is forgotten. */
    private void restore(String user, Known known) {
        put(seen, user, known.shown());
        put(versions, user, known.version());
        put(last, user, known.told());
    }

    private static <V> void put(Map<String, V> map, String user, @Nullable V value) {
        if (value == null) {
            map.remove(user);
        } else {
            map.put(user, value);
        }
    }

    /** Notes what was known of a user, and for whoever reads a finding what is told now. */
    private void note(String user, MessageOrBuilder told) {
        undo.computeIfAbsent(user, any -> new Known(seen.get(user), versions.get(user), last.get(user)));
        Deque<String> notes = recent.computeIfAbsent(user, any -> new ArrayDeque<>());
        String what = "pod " + pod + " #" + events + " {"
                + told.toString().replaceAll("\\s+", " ").strip() + "}";
        chronicle.note(user, client + " " + what);
        notes.addLast(what);
        if (notes.size() > NOTES) {
            notes.removeFirst();
        }
    }

    private Passage start(SubscriptionMode mode) {
        started = true;
        starts.merge(mode, 1, Integer::sum);
        switch (mode) {
            case SUBSCRIPTION_MODE_SNAPSHOT -> {
                undo.clear();
                seen.clear();
                versions.clear();
                last.clear();
                inSnapshot.clear();
                complete = false;
                return Passage.SNAPSHOT_BEGINS;
            }
            case SUBSCRIPTION_MODE_REPLAY, SUBSCRIPTION_MODE_CURRENT -> {
                if (!asked) {
                    find(Finding.Kind.CONTRACT, "", mode + " although no position was asked for");
                }
            }
            case SUBSCRIPTION_MODE_UNSPECIFIED, UNRECOGNIZED ->
                find(Finding.Kind.CONTRACT, "", "a subscription started with mode " + mode);
        }
        return Passage.STARTS;
    }

    private void complete(SnapshotComplete told) {
        if (told.getUsers() > inSnapshot.size()) {
            find(
                    Finding.Kind.HOLE,
                    "",
                    "a snapshot of " + told.getUsers() + " users is said to be complete after " + inSnapshot.size());
        }
        complete = true;
    }

    private void state(UserPresence presence) {
        String user = presence.getUserId();
        note(user, presence);
        inSnapshot.add(user);
        seen.put(user, Shown.of(presence));
        // What is skipped by a state is no hole.
        last.remove(user);
        version(presence);
    }

    private void version(UserPresence presence) {
        long version = presence.getVersion();
        // Whoever is offline to others, or hides, tells no version.
        if (version > 0) {
            Long before = versions.put(presence.getUserId(), version);
            if (before != null && before > version) {
                find(Finding.Kind.VERSION, presence.getUserId(), "version " + version + " after " + before);
            }
        }
    }

    private void online(PresenceEvent event) {
        UserOnlineEvent told = event.getUserOnline();
        String user = told.getPresence().getUserId();
        note(user, told);
        Shown before = seen(user);
        if (before.online()) {
            find(Finding.Kind.DOUBLE, user, "ONLINE of somebody who is " + before);
        }
        seen.put(user, Shown.of(told.getPresence()));
        version(told.getPresence());
        // The presence holds what depends on the pod's clock: when and who is enough to compare by.
        chain(
                before,
                user,
                event.toBuilder().setUserOnline(UserOnlineEvent.newBuilder().setTimestamp(told.getTimestamp())));
    }

    private void offline(PresenceEvent event) {
        UserOfflineEvent told = event.getUserOffline();
        String user = told.getUserId();
        note(user, told);
        Shown before = seen(user);
        if (!before.online()) {
            find(Finding.Kind.DOUBLE, user, "OFFLINE (at " + told.getTimestamp() + ") of somebody who is offline");
        }
        seen.put(user, Shown.OFFLINE);
        departures.told(user, told.getTimestamp());
        chain(before, user, event.toBuilder().setUserOffline(told.toBuilder().clearName()));
    }

    private void status(PresenceEvent event) {
        UserStatusChanged told = event.getStatusChanged();
        note(told.getUserId(), told);
        Shown before = seen(told.getUserId());
        Shown after = before.with(told.getNewStatus(), told.getStatusText());
        if (!follows(before, told) && !before.equals(after)) {
            find(
                    Finding.Kind.HOLE,
                    told.getUserId(),
                    "status from " + told.getOldStatus() + " to " + told.getNewStatus() + " (at " + told.getTimestamp()
                            + ") of somebody who is " + before);
        }
        seen.put(told.getUserId(), after);
        // What was before is not told over every protocol.
        chain(
                before,
                told.getUserId(),
                event.toBuilder()
                        .setStatusChanged(told.toBuilder().clearOldStatus().clearName()));
    }

    /** The WebSocket does not tell the status before; nobody who is there was OFFLINE. */
    private static boolean follows(Shown before, UserStatusChanged told) {
        boolean saysWhatWas = told.getOldStatus() != PresenceStatus.PRESENCE_STATUS_OFFLINE;
        return saysWhatWas ? before.status() == told.getOldStatus() : before.online();
    }

    private void channel(PresenceEvent event) {
        UserChannelChanged told = event.getChannelChanged();
        note(told.getUserId(), told);
        Shown before = seen(told.getUserId());
        chain(before, told.getUserId(), event.toBuilder());
        if (!before.online()) {
            // Only oneself is told, whose seat ends a moment later than it: nobody is shown offline and in a channel.
            return;
        }
        // Whoever came with the same fact is shown in the new channel already.
        if (!before.channel().equals(told.getOldChannelId())
                && !before.channel().equals(told.getNewChannelId())) {
            find(
                    Finding.Kind.HOLE,
                    told.getUserId(),
                    "channel from '" + told.getOldChannelId() + "' of somebody who is in '" + before.channel() + "'");
        }
        seen.put(told.getUserId(), before.in(told.getNewChannelId()));
    }

    private void muted(UserMuteStateChanged told) {
        note(told.getUserId(), told);
        // Not in the chain: what is told of mute depends on who looks.
        seen.computeIfPresent(
                told.getUserId(), (user, shown) -> shown.muted(told.getMicrophoneMuted(), told.getSpeakerMuted()));
    }

    private void reconnecting(PresenceEvent event) {
        UserReconnecting told = event.getReconnecting();
        note(told.getUserId(), told);
        Shown before = seen(told.getUserId());
        seen.put(told.getUserId(), before.reconnecting(told.getReconnecting(), told.getUntil()));
        chain(before, told.getUserId(), event.toBuilder());
    }

    private void forget(UserUnwatched told) {
        note(told.getUserId(), told);
        seen.remove(told.getUserId());
        last.remove(told.getUserId());
        versions.remove(told.getUserId());
    }

    /** Tells of the event what it followed upon, and how the user was seen until then. */
    private void chain(Shown until, String user, PresenceEvent.Builder event) {
        Chains.Told told =
                new Chains.Told(user, user.equals(self), event.clearPosition().build());
        chains.told(pod, told);
        chains.followed(client, last.put(user, told), told, until);
    }

    private Shown seen(String user) {
        return seen.getOrDefault(user, Shown.OFFLINE);
    }

    private void find(Finding.Kind kind, String user, String what) {
        Deque<String> notes = recent.getOrDefault(user, new ArrayDeque<>());
        findings.add(new Finding(
                kind, client, user, what + "; event " + events + " at pod " + pod + ", told of it last: " + notes));
    }

    /** How it sees a user. */
    synchronized Shown of(String user) {
        return seen(user);
    }

    /** Everyone whom it sees online. */
    synchronized Set<String> online() {
        Set<String> online = new HashSet<>();
        seen.forEach((user, shown) -> {
            if (shown.online()) {
                online.add(user);
            }
        });
        return online;
    }

    /** True if a subscription started and its snapshot, if any, is complete. */
    synchronized boolean complete() {
        return started && complete;
    }

    synchronized long events() {
        return events;
    }

    synchronized Map<SubscriptionMode, Integer> starts() {
        return new EnumMap<>(starts);
    }
}
