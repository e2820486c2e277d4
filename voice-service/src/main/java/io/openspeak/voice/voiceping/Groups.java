package io.openspeak.voice.voiceping;

import io.openspeak.platform.failures.Failure;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.Ids;
import io.openspeak.voice.floor.Entrant;
import io.openspeak.voice.routing.AttachOutcome;
import io.openspeak.voice.routing.domain.Voice;
import io.openspeak.voice.voiceping.domain.Dialect;
import io.openspeak.voice.voiceping.domain.WireId;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The groups of one connection: those that it wants to be in, and those that it is in. Joining waits for nobody else's service longer
 * than it must, and is tried again. Used on the connection's event loop only.
 */
final class Groups {

    private static final long AGAIN = Duration.ofSeconds(3).toNanos();

    private final String connection;
    private final Client client;
    private final Voice voice;
    private final Recipient recipient;
    private final Dialect dialect;
    private final VoicePingParts parts;
    private final Events events;
    private final Consumer<Runnable> lane;
    private final Set<ChannelId> wanted = new HashSet<>();
    private final Map<String, GroupFloor> seated = new HashMap<>();
    private final Set<ChannelId> joining = new HashSet<>();
    private long tryAgainAt;
    private long seatsMayBeLostUntil;
    private boolean over;

    /** What is to be done when groups come and go. */
    interface Events {

        /** The user may not be in that group, or not any more. */
        void refused(WireId group);

        /** Whose members are to be watched. */
        void changed(Set<ChannelId> groups);

        /** Who is told of a group's floor. */
        GroupFloor.Events floor(ChannelId group);
    }

    Groups(
            String connection,
            Client client,
            Voice voice,
            Recipient recipient,
            Dialect dialect,
            VoicePingParts parts,
            Events events,
            Consumer<Runnable> lane) {
        this.connection = connection;
        this.client = client;
        this.voice = voice;
        this.recipient = recipient;
        this.dialect = dialect;
        this.parts = parts;
        this.events = events;
        this.lane = lane;
        tryAgainAt = parts.ticker.nanos();
        seatsMayBeLostUntil = tryAgainAt;
    }

    /** The floor of a group; null: the client is not in it. */
    @Nullable
    GroupFloor floor(String group) {
        return seated.get(group);
    }

    /** The groups that it is in. */
    Set<ChannelId> all() {
        Set<ChannelId> all = new HashSet<>();
        seated.keySet().forEach(group -> all.add(new ChannelId(group)));
        return all;
    }

    /** Wants to be in a group. */
    void add(WireId group) {
        String id = group.text();
        if (!Ids.valid(id) || (wanted.size() >= parts.settings.maxGroups() && !wanted.contains(new ChannelId(id)))) {
            events.refused(group);
            return;
        }
        dialect.spelledGroup(group);
        ChannelId channel = new ChannelId(id);
        wanted.add(channel);
        if (!seated.containsKey(id)) {
            join(channel);
        }
    }

    /** Wants to be in a group no more. */
    void remove(ChannelId channel) {
        if (wanted.remove(channel)) {
            unseat(channel);
            leave(channel);
        }
    }

    /** The session that presence knows is a new one: with the one before, seats may go that still look taken. */
    void sessionChanged() {
        seatsMayBeLostUntil = parts.ticker.nanos() + 2 * parts.settings.leaveAfter().toNanos();
    }

    /** The user is no member any more: it was put out, or its seat went with a session. */
    void lost(ChannelId channel) {
        unseat(channel);
        if (parts.ticker.nanos() - seatsMayBeLostUntil < 0) {
            join(channel);
        } else if (wanted.remove(channel)) {
            events.refused(dialect.group(channel.value()));
        }
    }

    /** Tries again what could not be done. */
    void beat(long now) {
        if (wanted.size() > seated.size() && now - tryAgainAt >= 0) {
            tryAgainAt = now + AGAIN;
            List.copyOf(wanted).stream()
                    .filter(group -> !seated.containsKey(group.value()))
                    .forEach(this::join);
        }
    }

    /** The connection is gone; gives the groups that it was in. */
    Set<ChannelId> end() {
        over = true;
        seated.values().forEach(GroupFloor::leave);
        return all();
    }

    /** Leaves all of them at channel-service. */
    void leaveAll() {
        List.copyOf(wanted).forEach(this::leave);
    }

    private void join(ChannelId channel) {
        if (over || !joining.add(channel)) {
            return;
        }
        tryAgainAt = parts.ticker.nanos() + AGAIN;
        parts.seats
                .join(client, channel)
                .onFailure(Groups::outOfReach)
                // Whoever is a member goes on: the seat may be there from before.
                .recoverWithItem("")
                .chain(position -> parts.attachments.attach(voice, channel, position, false))
                .subscribe()
                .with(
                        outcome -> lane.accept(() -> joined(channel, outcome)),
                        failure -> lane.accept(() -> failed(channel, Failure.of(failure))));
    }

    private static boolean outOfReach(Throwable failure) {
        return !(Failure.of(failure) instanceof Refusal);
    }

    private void joined(ChannelId channel, AttachOutcome outcome) {
        joining.remove(channel);
        if (over || !wanted.contains(channel)) {
            parts.router.detach(voice, channel);
        } else if (outcome == AttachOutcome.ATTACHED && !seated.containsKey(channel.value())) {
            seated.put(channel.value(), floorOf(channel));
            parts.switchboard.enter(recipient, channel);
            events.changed(all());
        }
    }

    private GroupFloor floorOf(ChannelId channel) {
        return new GroupFloor(
                parts.floors,
                channel,
                new Entrant(client.user(), "", connection),
                parts.floorSettings.preGrant(),
                events.floor(channel));
    }

    private void failed(ChannelId channel, Failure failure) {
        joining.remove(channel);
        parts.metrics.refused(failure.reason());
        if (!over && wanted.remove(channel)) {
            events.refused(dialect.group(channel.value()));
            dialect.forgetGroup(channel.value());
        }
    }

    private void unseat(ChannelId channel) {
        parts.router.detach(voice, channel);
        parts.switchboard.leave(recipient, channel);
        @Nullable GroupFloor floor = seated.remove(channel.value());
        if (floor != null) {
            floor.leave();
            events.changed(all());
        }
    }

    private void leave(ChannelId channel) {
        Uni<Void> leaving = parts.seats.leave(client, channel);
        leaving.subscribe().with(left -> {}, failure -> parts.metrics.refused(Failure.of(failure).reason()));
    }
}
