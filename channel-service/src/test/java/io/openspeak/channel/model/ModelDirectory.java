package io.openspeak.channel.model;

import static io.openspeak.channel.model.ChannelModel.refuseIf;

import io.openspeak.channel.domain.Channel;
import io.openspeak.channel.domain.ChannelChange;
import io.openspeak.channel.domain.Kind;
import io.openspeak.channel.domain.LeaveReason;
import io.openspeak.channel.domain.Person;
import io.openspeak.channel.domain.Right;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.Role;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Channels made, changed, moved in the tree and deleted. */
public final class ModelDirectory {

    private static final int DEEPEST = 10;
    private static final Duration LINGER = Duration.ofMinutes(5);

    private final ChannelModel model;

    ModelDirectory(ChannelModel model) {
        this.model = model;
    }

    public void create(Person actor, Channel channel) {
        requireSound(channel);
        refuseIf(channel.kind() == Kind.DIRECT && !channel.participants().contains(actor.user()), "forbidden");
        requireMayHang(actor, channel.parent(), channel.kind());
        requirePlace(channel.id(), channel.parent(), 1);
        refuseIf(model.channels.containsKey(channel.id()), "channel_exists");
        ModelChannel made = new ModelChannel(channel);
        model.channels.put(channel.id(), made);
        if (channel.temporary()) {
            made.deadline = Optional.of(model.now.plus(channel.linger()));
        }
    }

    public void update(Person actor, ChannelId id, ChannelChange change) {
        ModelChannel channel = managed(actor, id);
        Channel before = channel.data;
        Channel after = changed(before, change);
        boolean moves = !after.parent().equals(before.parent());
        if (moves) {
            requireMayHang(actor, after.parent(), after.kind());
        }
        requireSound(after);
        if (moves) {
            requirePlace(id, after.parent(), height(channel));
        }
        channel.data = after;
        if (!after.temporary()) {
            channel.deadline = Optional.empty();
        } else if (!before.temporary() || !after.linger().equals(before.linger())) {
            channel.deadline = channel.seats.isEmpty() ? Optional.of(model.now.plus(after.linger())) : Optional.empty();
        }
        model.reviewBranch(channel);
    }

    public void delete(Person actor, ChannelId id) {
        ModelChannel channel = managed(actor, id);
        refuseIf(!model.children(channel).isEmpty(), "channel_has_children");
        List.copyOf(channel.seats.keySet()).forEach(user -> model.leave(user, channel, LeaveReason.CHANNEL_DELETED));
        model.channels.remove(id);
    }

    /** Temporary channels whose time is over go, unless something is below them. */
    public void sweep() {
        for (ModelChannel channel : List.copyOf(model.channels.values())) {
            if (channel.deadline.isEmpty() || channel.deadline.get().isAfter(model.now)) {
                continue;
            }
            if (model.children(channel).isEmpty()) {
                model.channels.remove(channel.data.id());
            } else {
                Duration later = channel.data.linger().compareTo(Duration.ofSeconds(1)) < 0
                        ? Duration.ofSeconds(1)
                        : channel.data.linger();
                channel.deadline = Optional.of(model.now.plus(later));
            }
        }
    }

    /** Who may not see a channel is told that it is not there. */
    private ModelChannel managed(Person actor, ChannelId id) {
        ModelChannel channel = model.channel(id);
        refuseIf(!model.may(actor, Right.VIEW, channel), "channel_not_found");
        model.require(actor, Right.MANAGE, channel);
        return channel;
    }

    private void requireMayHang(Person actor, Optional<ChannelId> parent, Kind kind) {
        if (parent.isPresent()) {
            managed(actor, parent.get());
        } else {
            boolean moderates =
                    actor.roles().contains(Role.ADMIN) || actor.roles().contains(Role.MODERATOR);
            refuseIf(!moderates && kind != Kind.DIRECT, "forbidden");
        }
    }

    private void requirePlace(ChannelId id, Optional<ChannelId> parent, int height) {
        List<ModelChannel> above =
                parent.map(model::channel).map(model::fromTop).orElse(List.of());
        refuseIf(above.stream().anyMatch(channel -> channel.data.id().equals(id)), "invalid_request");
        refuseIf(above.size() + height > DEEPEST, "invalid_request");
    }

    private int height(ModelChannel channel) {
        return 1 + model.children(channel).stream().mapToInt(this::height).max().orElse(0);
    }

    private static void requireSound(Channel channel) {
        boolean direct = channel.kind() == Kind.DIRECT;
        long participants = channel.participants().stream().distinct().count();
        refuseIf(
                channel.capacity() < 0
                        || channel.bitrateKbps() < 6
                        || channel.bitrateKbps() > 510
                        || channel.linger().isNegative()
                        || direct && participants < 2
                        || !direct && participants > 0
                        || channel.parent().equals(Optional.of(channel.id())),
                "invalid_request");
    }

    private static Channel changed(Channel before, ChannelChange change) {
        boolean temporary = change.temporary().orElse(before.temporary());
        Duration linger = change.linger().orElse(before.linger());
        return new Channel(
                before.id(),
                change.name().orElse(before.name()),
                change.topic().orElse(before.topic()),
                before.kind(),
                change.capacity().orElse(before.capacity()),
                change.bitrateKbps().orElse(before.bitrateKbps()),
                change.parent().orElse(before.parent()),
                temporary,
                temporary && linger.isZero() ? LINGER : linger,
                change.order().orElse(before.order()),
                before.participants(),
                before.createdAt());
    }
}
