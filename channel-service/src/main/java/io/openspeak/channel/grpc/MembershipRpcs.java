package io.openspeak.channel.grpc;

import io.openspeak.channel.contract.ChannelMessages;
import io.openspeak.channel.contract.MemberMessages;
import io.openspeak.channel.contract.Paging;
import io.openspeak.channel.contract.SeenMembers;
import io.openspeak.channel.domain.LeaveReason;
import io.openspeak.channel.domain.Newcomer;
import io.openspeak.channel.domain.Person;
import io.openspeak.channel.membership.Membership;
import io.openspeak.channel.membership.Moves;
import io.openspeak.channel.v1.JoinChannelRequest;
import io.openspeak.channel.v1.JoinChannelResponse;
import io.openspeak.channel.v1.LeaveChannelRequest;
import io.openspeak.channel.v1.LeaveChannelResponse;
import io.openspeak.channel.v1.ListMembersRequest;
import io.openspeak.channel.v1.ListMembersResponse;
import io.openspeak.channel.v1.MoveMemberRequest;
import io.openspeak.channel.v1.MoveMemberResponse;
import io.openspeak.channel.v1.RejoinChannelRequest;
import io.openspeak.channel.v1.RejoinChannelResponse;
import io.openspeak.channel.view.Lists;
import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.identity.grpc.GrpcCaller;
import io.openspeak.platform.redis.log.LogPosition;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** RPCs about who is in a channel. */
@ApplicationScoped
public class MembershipRpcs {

    private final Membership membership;
    private final Moves moves;
    private final Lists lists;
    private final AnsweredOnce once;

    public MembershipRpcs(Membership membership, Moves moves, Lists lists, AnsweredOnce once) {
        this.membership = membership;
        this.moves = moves;
        this.lists = lists;
        this.once = once;
    }

    Uni<JoinChannelResponse> join(JoinChannelRequest request) {
        Newcomer newcomer = newcomer(request);
        return once.of(
                newcomer.person().user(),
                request.getCommandId(),
                JoinChannelResponse.getDefaultInstance(),
                () -> membership
                        .join(newcomer, new ChannelId(request.getChannelId()))
                        .map(joined -> JoinChannelResponse.newBuilder()
                                .setChannel(ChannelMessages.message(joined.channel()))
                                .setMember(MemberMessages.message(joined.member()))
                                .setPosition(joined.position().encode())
                                .build()));
    }

    Uni<RejoinChannelResponse> rejoin(RejoinChannelRequest request) {
        Newcomer newcomer = caller(request.getSessionId());
        return once.of(
                newcomer.person().user(),
                request.getCommandId(),
                RejoinChannelResponse.getDefaultInstance(),
                () -> membership
                        .rejoin(newcomer)
                        .map(joined -> RejoinChannelResponse.newBuilder()
                                .setChannel(ChannelMessages.message(joined.channel()))
                                .setMember(MemberMessages.message(joined.member()))
                                .setPosition(joined.position().encode())
                                .build()));
    }

    Uni<LeaveChannelResponse> leave(LeaveChannelRequest request) {
        UserId user = request.hasOwner()
                ? SeatOwners.person(request.getOwner()).user()
                : GrpcCaller.current().user();
        Membership.Departure departure = new Membership.Departure(LeaveReason.LEFT, Optional.of(user));
        return once.of(
                user,
                request.getCommandId(),
                LeaveChannelResponse.getDefaultInstance(),
                () -> membership
                        .leave(user, new ChannelId(request.getChannelId()), departure, seat -> true)
                        .map(position -> LeaveChannelResponse.newBuilder()
                                .setPosition(position.map(LogPosition::encode).orElse(""))
                                .build()));
    }

    Uni<ListMembersResponse> list(ListMembersRequest request) {
        Person person = GrpcPerson.current();
        return lists.members(
                        person,
                        new ChannelId(request.getChannelId()),
                        Paging.after(request.getPageToken()).map(UserId::new),
                        Paging.size(request.getPageSize()))
                .map(page -> ListMembersResponse.newBuilder()
                        .addAllMembers(page.members().stream()
                                .map(member -> SeenMembers.message(member, person.user(), page.sight(), page.views()))
                                .toList())
                        .setNextPageToken(page.next().map(UserId::value).orElse(""))
                        .build());
    }

    Uni<MoveMemberResponse> move(MoveMemberRequest request) {
        return moves.move(
                        GrpcPerson.current(),
                        new UserId(request.getUserId()),
                        new ChannelId(request.getFromChannelId()),
                        new ChannelId(request.getToChannelId()),
                        request.getReason())
                .map(position -> MoveMemberResponse.newBuilder()
                        .setPosition(position.encode())
                        .build());
    }

    private static Newcomer newcomer(JoinChannelRequest request) {
        return request.hasOwner()
                ? SeatOwners.newcomer(request.getOwner(), MemberMessages.session(request.getSessionId()))
                : caller(request.getSessionId());
    }

    private static Newcomer caller(String session) {
        Caller caller = GrpcCaller.current();
        return new Newcomer(GrpcPerson.current(), caller.name(), MemberMessages.session(session));
    }
}
