package io.openspeak.channel.model;

import static io.openspeak.channel.model.ChannelModel.refuseIf;
import static io.openspeak.channel.model.ChannelModel.requireRank;

import io.openspeak.channel.domain.Ban;
import io.openspeak.channel.domain.LeaveReason;
import io.openspeak.channel.domain.Person;
import io.openspeak.channel.domain.Right;
import io.openspeak.channel.domain.Rule;
import io.openspeak.channel.domain.Sanctions;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.IpAddress;
import io.openspeak.platform.identity.Role;
import io.openspeak.platform.identity.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What moderators do, and rules. */
public final class ModelModeration {

    private final ChannelModel model;

    ModelModeration(ChannelModel model) {
        this.model = model;
    }

    public void kick(Person actor, ChannelId id, UserId user) {
        ModelChannel channel = model.channel(id);
        model.require(actor, Right.KICK, channel);
        ModelSeat seat = channel.seat(user).orElseThrow(() -> new ModelRefusal("user_not_found"));
        requireRank(actor, seat.member().roles());
        model.leave(user, channel, LeaveReason.KICKED);
    }

    /** Mutes, deafens or gives priority, whichever {@code needed} is for. */
    public void sanction(Person actor, Right needed, ChannelId id, UserId user, UnaryOperator<Sanctions> how) {
        ModelChannel channel = model.channel(id);
        model.require(actor, needed, channel);
        requireRank(actor, rolesOf(user, channel));
        Sanctions before = channel.sanctions(user);
        refuseIf(!channel.seats.containsKey(user) && before.equals(Sanctions.NONE), "user_not_found");
        Sanctions after = how.apply(before);
        channel.sanctions.put(user, after);
        channel.seats.computeIfPresent(user, (id2, seat) -> seat.with(after));
    }

    /** @param reason also the ban's id in the model */
    public void ban(
            Person actor,
            ChannelId id,
            Optional<UserId> user,
            Optional<IpAddress> address,
            Optional<Instant> until,
            String reason) {
        refuseIf(user.isEmpty() && address.isEmpty(), "invalid_request");
        refuseIf(user.equals(Optional.of(actor.user())), "invalid_request");
        refuseIf(until.isPresent() && until.get().compareTo(model.now) <= 0, "invalid_request");
        ModelChannel channel = model.channel(id);
        model.require(actor, Right.BAN, channel);
        user.map(target -> rolesOf(target, channel)).ifPresent(roles -> {
            requireRank(actor, roles);
            refuseIf(roles.contains(Role.ADMIN), "forbidden");
        });
        Ban ban = new Ban(reason, id, user, address, until, reason, actor.user(), model.now);
        List<ModelSeat> hit = channel.seats.values().stream()
                .filter(seat -> !ModelRights.isAdmin(seat.person()) && ModelRights.hits(ban, seat.person(), model.now))
                .toList();
        hit.forEach(seat -> requireRank(actor, seat.member().roles()));
        channel.bans.removeIf(other -> isOver(other, model.now));
        refuseIf(channel.bans.size() >= model.limits.bans(), "too_many_bans");
        channel.bans.add(ban);
        user.ifPresent(channel.invited::remove);
        hit.forEach(seat -> model.leave(seat.member().user(), channel, LeaveReason.BANNED));
        model.reviewBranch(channel);
    }

    public void unban(Person actor, ChannelId id, String ban) {
        ModelChannel channel = model.channel(id);
        model.require(actor, Right.BAN, channel);
        refuseIf(!channel.bans.removeIf(other -> other.id().equals(ban)), "ban_not_found");
    }

    public void invite(Person actor, ChannelId id, UserId user) {
        ModelChannel channel = model.channel(id);
        model.require(actor, Right.INVITE, channel);
        boolean more = !channel.invited.contains(user);
        refuseIf(more && channel.invited.size() >= model.limits.invitations(), "too_many_invitations");
        channel.invited.add(user);
    }

    public void setRules(Person actor, ChannelId id, List<Rule> rules) {
        ModelChannel channel = model.channel(id);
        model.require(actor, Right.MANAGE, channel);
        refuseIf(channel.isDirect(), "invalid_request");
        List<Rule> before = channel.rules;
        Set<Right> own = ModelRights.all(actor, model.fromTop(channel), model.now);
        for (Right right : Right.values()) {
            refuseIf(!own.contains(right) && !about(right, before).equals(about(right, rules)), "forbidden");
        }
        channel.rules = rules;
        if (!model.may(actor, Right.MANAGE, channel)) {
            channel.rules = before;
            refuseIf(true, "forbidden");
        }
        model.reviewBranch(channel);
    }

    public void explain(Person actor, ChannelId id, Right right) {
        refuseIf(!model.may(actor, Right.VIEW, model.channel(id)), "channel_not_found");
        refuseIf(!model.may(actor, right, model.channel(id)), "forbidden");
    }

    static boolean isOver(Ban ban, Instant now) {
        return ban.until().isPresent() && ban.until().get().compareTo(now) <= 0;
    }

    private Set<Role> rolesOf(UserId user, ModelChannel channel) {
        Set<Role> known = model.user(user).roles;
        return channel.seat(user)
                .map(seat -> seat.member().roles())
                .orElse(known.isEmpty() ? Set.of(Role.MEMBER) : known);
    }

    private static List<Map.Entry<Rule.Subject, Boolean>> about(Right right, List<Rule> rules) {
        return rules.stream()
                .filter(rule -> rule.allow().contains(right) || rule.deny().contains(right))
                .map(rule -> Map.entry(rule.subject(), rule.allow().contains(right)))
                .toList();
    }
}
