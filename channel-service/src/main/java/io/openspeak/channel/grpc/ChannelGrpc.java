package io.openspeak.channel.grpc;

import io.openspeak.channel.Directory;
import io.openspeak.channel.Membership;
import io.openspeak.channel.contract.ChannelMessages;
import io.openspeak.channel.contract.MemberMessages;
import io.openspeak.channel.contract.MemberPages;
import io.openspeak.channel.contract.Paging;
import io.openspeak.channel.domain.Channel;
import io.openspeak.channel.domain.ChannelState;
import io.openspeak.channel.domain.LeaveReason;
import io.openspeak.channel.v1.CreateChannelRequest;
import io.openspeak.channel.v1.CreateChannelResponse;
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
import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.ChannelId;
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
    private final Membership membership;
    private final ChannelRequests requests;
    private final Snapshot snapshot;

    public ChannelGrpc(Directory directory, Membership membership, ChannelRequests requests, Snapshot snapshot) {
        this.directory = directory;
        this.membership = membership;
        this.requests = requests;
        this.snapshot = snapshot;
    }

    @Override
    public Uni<CreateChannelResponse> createChannel(CreateChannelRequest request) {
        Channel channel = requests.channel(request);
        return directory
                .create(channel, GrpcCaller.current().user())
                .map(position -> CreateChannelResponse.newBuilder()
                        .setChannel(ChannelMessages.message(new ChannelState(channel, 0, 1)))
                        .setPosition(position.encode())
                        .build());
    }

    @Override
    public Uni<GetChannelResponse> getChannel(GetChannelRequest request) {
        return directory
                .get(new ChannelId(request.getChannelId()))
                .map(state -> GetChannelResponse.newBuilder()
                        .setChannel(ChannelMessages.message(state))
                        .build());
    }

    @Override
    public Uni<ListChannelsResponse> listChannels(ListChannelsRequest request) {
        Optional<ChannelId> parent =
                Optional.of(request.getParentId()).filter(id -> !id.isEmpty()).map(ChannelId::new);
        return directory
                .list(
                        Paging.after(request.getPageToken()).map(ChannelId::new),
                        Paging.size(request.getPageSize()),
                        request.getFilter(),
                        parent)
                .map(listing -> ListChannelsResponse.newBuilder()
                        .addAllChannels(listing.channels().stream()
                                .map(ChannelMessages::message)
                                .toList())
                        .setNextPageToken(listing.next().map(ChannelId::value).orElse(""))
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
        Optional<String> after = Paging.after(request.getPageToken());
        int size = Paging.size(request.getPageSize());
        return membership
                .members(new ChannelId(request.getChannelId()))
                .map(members -> MemberPages.page(members, after, size));
    }

    @Override
    public Multi<SnapshotChannelsResponse> snapshotChannels(SnapshotChannelsRequest request) {
        return snapshot.take();
    }
}
