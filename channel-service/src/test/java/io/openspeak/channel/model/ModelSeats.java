package io.openspeak.channel.model;

import static io.openspeak.channel.model.ChannelModel.refuseIf;
import static io.openspeak.channel.model.ChannelModel.requireRank;

import io.openspeak.channel.domain.LeaveReason;
import io.openspeak.channel.domain.Member;
import io.openspeak.channel.domain.Newcomer;
import io.openspeak.channel.domain.Person;
import io.openspeak.channel.domain.Right;
import io.openspeak.channel.domain.Sanctions;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.Role;
import io.openspeak.platform.identity.SessionId;
import io.openspeak.platform.identity.UserId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** Seats taken, changed and lost. */
public final class ModelSeats {

    private final ChannelModel model;

    ModelSeats(ChannelModel model) {
        this.model = model;
    }

    public void join(Newcomer who, ChannelId id) {
        ModelChannel channel = model.channel(id);
        Person person = who.person();
        model.require(person, Right.JOIN, channel);
        Set<Right> media = ModelRights.ofMedia(person, model.fromTop(channel), model.now);
        boolean nothingNew = channel.seat(person.user())
                .filter(held -> held.member().session().equals(who.session())
                        && held.member().rights().equals(media)
                        && held.member().roles().equals(person.roles())
                        && held.address().equals(person.address())
                        && held.member().order() == model.user(person.user()).newest)
                .isPresent();
        if (!nothingNew) {
            sit(
                    channel,
                    new ModelSeat(
                            new Member(
                                    person.user(),
                                    who.name(),
                                    who.session(),
                                    model.now,
                                    Sanctions.NONE,
                                    media,
                                    Optional.empty(),
                                    0,
                                    person.roles()),
                            person.address()));
        }
    }

    public void rejoin(Newcomer who) {
        Optional<ChannelId> last = model.user(who.person().user()).last;
        refuseIf(last.isEmpty(), "no_last_channel");
        join(who, last.get());
    }

    public void leave(UserId user, ChannelId id) {
        if (model.channels.containsKey(id) && model.channel(id).seats.containsKey(user)) {
            model.leave(user, model.channel(id), LeaveReason.LEFT);
        }
    }

    public void move(Person mover, UserId user, ChannelId fromId, ChannelId toId) {
        refuseIf(fromId.equals(toId), "invalid_request");
        ModelChannel from = model.channel(fromId);
        model.require(mover, Right.MOVE_MEMBERS, from);
        ModelChannel to = model.channel(toId);
        model.require(mover, Right.MOVE_MEMBERS, to);
        ModelSeat seat = from.seat(user).orElseThrow(() -> new ModelRefusal("user_not_found"));
        requireRank(mover, seat.member().roles());
        refuseIf(!model.may(seat.person(), Right.JOIN, to), "forbidden");
        sit(
                to,
                new ModelSeat(
                        new Member(
                                user,
                                seat.member().name(),
                                seat.member().session(),
                                model.now,
                                Sanctions.NONE,
                                ModelRights.ofMedia(seat.person(), model.fromTop(to), model.now),
                                Optional.of(fromId),
                                0,
                                seat.member().roles()),
                        seat.address()));
        if (from.seats.containsKey(user)) {
            model.leave(user, from, LeaveReason.MOVED, Optional.of(toId));
        }
    }

    public void sessionEnded(UserId user, SessionId session) {
        leaveAll(user, seat -> seat.member().session().equals(Optional.of(session)));
    }

    public void offline(UserId user) {
        leaveAll(user, seat -> seat.member().session().isEmpty());
    }

    public void accountChanged(UserId user, Set<Role> roles, boolean disabled) {
        model.user(user).roles = roles;
        model.user(user).disabled = disabled;
        each(user, (channel, seat) -> model.review(seat, channel, roles));
    }

    public void signedOut(UserId user) {
        model.user(user).signedOutUntil = model.now.toEpochMilli();
        each(user, (channel, seat) -> model.review(seat, channel, seat.member().roles()));
    }

    private void sit(ModelChannel channel, ModelSeat wanted) {
        UserId id = wanted.member().user();
        ModelUser user = model.user(id);
        user.newest = Math.max(user.newest + 1, model.now.toEpochMilli());
        Optional<ModelSeat> held = channel.seat(id);
        refuseIf(held.isEmpty() && channel.isFull(), "channel_full");
        ModelSeat seat = wanted.withOrder(user.newest)
                .with(channel.sanctions(id))
                .since(held.map(old -> old.member().joinedAt()).orElse(model.now));
        channel.seats.put(id, seat);
        channel.deadline = Optional.empty();
        user.last = Optional.of(channel.data.id());
        user.roles = seat.member().roles();
        leaveOldest(id);
        model.review(seat, channel, seat.member().roles());
    }

    private void leaveOldest(UserId user) {
        List<ModelChannel> voice = model.channels.values().stream()
                .filter(channel -> channel.data.kind().counts() && channel.seats.containsKey(user))
                .sorted(Comparator.comparing((ModelChannel channel) ->
                                channel.seat(user).orElseThrow().member().order())
                        .reversed())
                .toList();
        voice.stream()
                .skip(model.limits.voiceChannels())
                .forEach(channel -> model.leave(
                        user,
                        channel,
                        LeaveReason.MOVED,
                        Optional.of(voice.getFirst().data.id())));
    }

    private void leaveAll(UserId user, Predicate<ModelSeat> which) {
        each(user, (channel, seat) -> {
            if (which.test(seat)) {
                model.leave(user, channel, LeaveReason.SESSION_LOST);
            }
        });
    }

    private void each(UserId user, BiConsumer<ModelChannel, ModelSeat> act) {
        model.channels.values().stream()
                .forEach(channel -> channel.seat(user).ifPresent(seat -> act.accept(channel, seat)));
    }
}
