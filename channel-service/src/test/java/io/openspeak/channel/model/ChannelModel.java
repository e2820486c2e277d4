package io.openspeak.channel.model;

import io.openspeak.channel.domain.LeaveReason;
import io.openspeak.channel.domain.Person;
import io.openspeak.channel.domain.Right;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.Role;
import io.openspeak.platform.identity.UserId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What there should be after some acts, one after the other: channels, people and what both are about. {@link #directory},
 * {@link #seats} and {@link #moderation} are the acts.
 */
public final class ChannelModel {

    final Map<ChannelId, ModelChannel> channels = new TreeMap<>();
    final Map<UserId, ModelUser> users = new TreeMap<>();
    final Limits limits;
    private final List<Left> left = new ArrayList<>();
    Instant now = Instant.EPOCH;

    public final ModelDirectory directory = new ModelDirectory(this);
    public final ModelSeats seats = new ModelSeats(this);
    public final ModelModeration moderation = new ModelModeration(this);

    /** How much there may be of something; {@code voiceChannels} is for each user. */
    public record Limits(int voiceChannels, int bans, int invitations) {}

    public ChannelModel(Limits limits) {
        this.limits = limits;
    }

    /** That somebody left a channel, as everybody is told. */
    public record Left(ChannelId channel, UserId user, LeaveReason reason, Optional<ChannelId> movedTo) {}

    /** Who left so far. */
    public List<Left> left() {
        return List.copyOf(left);
    }

    /** Acts from now on happen then. */
    public void setTime(Instant to) {
        now = to;
    }

    /** Does something; gives {@code ok} or the reason why it is refused. */
    public String outcome(Runnable act) {
        try {
            act.run();
            return "ok";
        } catch (ModelRefusal refused) {
            return refused.reason();
        }
    }

    static void refuseIf(boolean wrong, String reason) {
        if (wrong) {
            throw new ModelRefusal(reason);
        }
    }

    ModelChannel channel(ChannelId id) {
        return find(id).orElseThrow(() -> new ModelRefusal("channel_not_found"));
    }

    Optional<ModelChannel> find(ChannelId id) {
        return Optional.ofNullable(channels.get(id));
    }

    ModelUser user(UserId id) {
        users.putIfAbsent(id, new ModelUser());
        return Objects.requireNonNull(users.get(id));
    }

    boolean may(Person who, Right right, ModelChannel channel) {
        return ModelRights.may(who, right, fromTop(channel), now);
    }

    void require(Person who, Right right, ModelChannel channel) {
        boolean stranger = channel.isDirect() && !channel.data.participants().contains(who.user());
        boolean banned = !stranger && ModelRights.isBanned(who, fromTop(channel), now);
        boolean seen = may(who, Right.VIEW, channel);
        refuseIf(stranger || (!seen && !banned), "channel_not_found");
        refuseIf(!may(who, right, channel), banned && right != Right.VIEW ? "banned" : "forbidden");
    }

    List<ModelChannel> fromTop(ModelChannel channel) {
        Deque<ModelChannel> chain = new ArrayDeque<>();
        for (Optional<ModelChannel> here = Optional.of(channel);
                here.isPresent();
                here = here.get().data.parent().flatMap(this::find)) {
            chain.addFirst(here.get());
        }
        return List.copyOf(chain);
    }

    List<ModelChannel> children(ModelChannel channel) {
        return channels.values().stream()
                .filter(other -> other.data.parent().equals(Optional.of(channel.data.id())))
                .toList();
    }

    /** Nobody moderates somebody of a higher role. */
    static void requireRank(Person actor, Set<Role> others) {
        refuseIf(rank(others) > rank(actor.roles()), "forbidden");
    }

    private static int rank(Set<Role> roles) {
        return roles.contains(Role.ADMIN) ? 2 : roles.contains(Role.MODERATOR) ? 1 : 0;
    }

    void leave(UserId user, ModelChannel channel, LeaveReason reason) {
        leave(user, channel, reason, Optional.empty());
    }

    void leave(UserId user, ModelChannel channel, LeaveReason reason, Optional<ChannelId> movedTo) {
        channel.seats.remove(user);
        left.add(new Left(channel.data.id(), user, reason, movedTo));
        if (channel.seats.isEmpty() && channel.data.temporary()) {
            channel.deadline = Optional.of(now.plus(channel.data.linger()));
        }
    }

    /** Rights here and below may be others now. */
    void reviewBranch(ModelChannel channel) {
        List.copyOf(channel.seats.values())
                .forEach(seat -> review(seat, channel, seat.member().roles()));
        children(channel).forEach(this::reviewBranch);
    }

    /** Who may not stay leaves; who may has the rights that it may have now. */
    void review(ModelSeat seat, ModelChannel channel, Set<Role> roles) {
        UserId id = seat.member().user();
        Person person = new Person(id, roles, seat.address());
        if (user(id).lost(seat.member().order())) {
            leave(id, channel, LeaveReason.REVOKED);
        } else if (!may(person, Right.JOIN, channel)) {
            boolean banned = ModelRights.isBanned(person, fromTop(channel), now);
            leave(id, channel, banned ? LeaveReason.BANNED : LeaveReason.RIGHTS_CHANGED);
        } else {
            channel.seats.put(id, seat.with(ModelRights.ofMedia(person, fromTop(channel), now), roles));
        }
    }
}
