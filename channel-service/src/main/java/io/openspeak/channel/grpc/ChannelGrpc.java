package io.openspeak.channel.grpc;

import io.openspeak.channel.Deletion;
import io.openspeak.channel.Directory;
import io.openspeak.channel.Lists;
import io.openspeak.channel.Membership;
import io.openspeak.channel.contract.ChannelMessages;
import io.openspeak.channel.contract.MemberMessages;
import io.openspeak.channel.contract.Paging;
import io.openspeak.channel.contract.SeenMembers;
import io.openspeak.channel.domain.LeaveReason;
import io.openspeak.channel.domain.Person;
import io.openspeak.channel.v1.CreateChannelRequest;
import io.openspeak.channel.v1.CreateChannelResponse;
import io.openspeak.channel.v1.DeleteChannelRequest;
import io.openspeak.channel.v1.DeleteChannelResponse;
import io.openspeak.channel.v1.GetChannelRequest;
import io.openspeak.channel.v1.GetChannelResponse;
import io.openspeak.channel.v1.JoinChannelRequest;
import io.openspeak.channel.v1.JoinChannelResponse;
import io.openspeak.channel.v1.LeaveChannelRequest;
import io.openspeak.channel.v1.LeaveChannelResponse;
import io.openspeak.channel.v1.ListChannelsRequest;
import io.openspeak.channel.v1.ListChannelsResponse;
import io.openspeak.channel.v1.ListMembersRequest;
import io.openspeak.channel.v1.ListMembersResponse;
import io.openspeak.channel.v1.MutinyChannelServiceGrpc;
import io.openspeak.channel.v1.SnapshotChannelsRequest;
import io.openspeak.channel.v1.SnapshotChannelsResponse;
import io.openspeak.channel.v1.UpdateChannelRequest;
import io.openspeak.channel.v1.UpdateChannelResponse;
import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.identity.grpc.GrpcCaller;
import io.openspeak.platform.redis.log.LogPosition;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** channel.v1; what is not overridden here is not built and answers so. */
@GrpcService
public class ChannelGrpc extends MutinyChannelServiceGrpc.ChannelServiceImplBase {

    private final Directory directory;
    private final Deletion deletion;
    private final Lists lists;
    private final Membership membership;
    private final ChannelRequests requests;
    private final Snapshot snapshot;

    public ChannelGrpc(
            Directory directory,
            Deletion deletion,
            Lists lists,
            Membership membership,
            ChannelRequests requests,
            Snapshot snapshot) {
        this.directory = directory;
        this.deletion = deletion;
        this.lists = lists;
        this.membership = membership;
        this.requests = requests;
        this.snapshot = snapshot;
    }

    @Override
    public Uni<CreateChannelResponse> createChannel(CreateChannelRequest request) {
        return directory
                .create(GrpcPerson.current(), requests.channel(request))
                .map(changed -> CreateChannelResponse.newBuilder()
                        .setChannel(ChannelMessages.message(changed.channel()))
                        .setPosition(changed.position().encode())
                        .build());
    }

    @Override
    public Uni<GetChannelResponse> getChannel(GetChannelRequest request) {
        return directory
                .get(GrpcPerson.current(), new ChannelId(request.getChannelId()))
                .map(state -> GetChannelResponse.newBuilder()
                        .setChannel(ChannelMessages.message(state))
                        .build());
    }

    @Override
    public Uni<ListChannelsResponse> listChannels(ListChannelsRequest request) {
        return lists.channels(GrpcPerson.current(), ChannelRequests.query(request))
                .map(found -> ListChannelsResponse.newBuilder()
                        .addAllChannels(found.channels().stream()
                                .map(ChannelMessages::message)
                                .toList())
                        .setNextPageToken(found.next().map(Paging::token).orElse(""))
                        .build());
    }

    @Override
    public Uni<UpdateChannelResponse> updateChannel(UpdateChannelRequest request) {
        return directory
                .update(GrpcPerson.current(), new ChannelId(request.getChannelId()), requests.change(request))
                .map(changed -> UpdateChannelResponse.newBuilder()
                        .setChannel(ChannelMessages.message(changed.channel()))
                        .setPosition(changed.position().encode())
                        .build());
    }

    @Override
    public Uni<DeleteChannelResponse> deleteChannel(DeleteChannelRequest request) {
        return deletion.delete(GrpcPerson.current(), new ChannelId(request.getChannelId()), request.getReason())
                .map(position -> DeleteChannelResponse.newBuilder()
                        .setPosition(position.encode())
                        .build());
    }

    @Override
    public Uni<JoinChannelResponse> joinChannel(JoinChannelRequest request) {
        return membership
                .join(
                        GrpcCaller.current(),
                        new ChannelId(request.getChannelId()),
                        MemberMessages.session(request.getSessionId()))
                .map(joined -> JoinChannelResponse.newBuilder()
                        .setChannel(ChannelMessages.message(joined.channel()))
                        .setMember(MemberMessages.message(joined.member()))
                        .setPosition(joined.position().encode())
                        .build());
    }

    @Override
    public Uni<LeaveChannelResponse> leaveChannel(LeaveChannelRequest request) {
        Caller caller = GrpcCaller.current();
        return membership
                .leave(
                        caller.user(),
                        new ChannelId(request.getChannelId()),
                        new Membership.Departure(LeaveReason.LEFT, Optional.of(caller.user())),
                        seat -> true)
                .map(position -> LeaveChannelResponse.newBuilder()
                        .setPosition(position.map(LogPosition::encode).orElse(""))
                        .build());
    }

    @Override
    public Uni<ListMembersResponse> listMembers(ListMembersRequest request) {
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

    @Override
    public Multi<SnapshotChannelsResponse> snapshotChannels(SnapshotChannelsRequest request) {
        return snapshot.take();
    }
}
