package io.openspeak.channel.grpc;

import io.openspeak.channel.Deletion;
import io.openspeak.channel.Directory;
import io.openspeak.channel.Lists;
import io.openspeak.channel.contract.ChannelMessages;
import io.openspeak.channel.contract.Paging;
import io.openspeak.channel.v1.BanMemberRequest;
import io.openspeak.channel.v1.BanMemberResponse;
import io.openspeak.channel.v1.CreateChannelRequest;
import io.openspeak.channel.v1.CreateChannelResponse;
import io.openspeak.channel.v1.DeleteChannelRequest;
import io.openspeak.channel.v1.DeleteChannelResponse;
import io.openspeak.channel.v1.ExplainPermissionRequest;
import io.openspeak.channel.v1.ExplainPermissionResponse;
import io.openspeak.channel.v1.GetChannelRequest;
import io.openspeak.channel.v1.GetChannelResponse;
import io.openspeak.channel.v1.InviteMemberRequest;
import io.openspeak.channel.v1.InviteMemberResponse;
import io.openspeak.channel.v1.JoinChannelRequest;
import io.openspeak.channel.v1.JoinChannelResponse;
import io.openspeak.channel.v1.KickMemberRequest;
import io.openspeak.channel.v1.KickMemberResponse;
import io.openspeak.channel.v1.LeaveChannelRequest;
import io.openspeak.channel.v1.LeaveChannelResponse;
import io.openspeak.channel.v1.ListBansRequest;
import io.openspeak.channel.v1.ListBansResponse;
import io.openspeak.channel.v1.ListChannelsRequest;
import io.openspeak.channel.v1.ListChannelsResponse;
import io.openspeak.channel.v1.ListMembersRequest;
import io.openspeak.channel.v1.ListMembersResponse;
import io.openspeak.channel.v1.ListModerationRequest;
import io.openspeak.channel.v1.ListModerationResponse;
import io.openspeak.channel.v1.ListRulesRequest;
import io.openspeak.channel.v1.ListRulesResponse;
import io.openspeak.channel.v1.MoveMemberRequest;
import io.openspeak.channel.v1.MoveMemberResponse;
import io.openspeak.channel.v1.MuteMemberRequest;
import io.openspeak.channel.v1.MuteMemberResponse;
import io.openspeak.channel.v1.MutinyChannelServiceGrpc;
import io.openspeak.channel.v1.RejoinChannelRequest;
import io.openspeak.channel.v1.RejoinChannelResponse;
import io.openspeak.channel.v1.SetPrioritySpeakerRequest;
import io.openspeak.channel.v1.SetPrioritySpeakerResponse;
import io.openspeak.channel.v1.SetRulesRequest;
import io.openspeak.channel.v1.SetRulesResponse;
import io.openspeak.channel.v1.SnapshotChannelsRequest;
import io.openspeak.channel.v1.SnapshotChannelsResponse;
import io.openspeak.channel.v1.UnbanMemberRequest;
import io.openspeak.channel.v1.UnbanMemberResponse;
import io.openspeak.channel.v1.UpdateChannelRequest;
import io.openspeak.channel.v1.UpdateChannelResponse;
import io.openspeak.platform.identity.ChannelId;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** channel.v1; what is not overridden here is not built and answers so. */
@GrpcService
public class ChannelGrpc extends MutinyChannelServiceGrpc.ChannelServiceImplBase {

    private final Directory directory;
    private final Deletion deletion;
    private final Lists lists;
    private final MembershipRpcs members;
    private final RightsRpcs rights;
    private final ModerationRpcs moderation;
    private final ChannelRequests requests;
    private final Snapshot snapshot;

    public ChannelGrpc(
            Directory directory,
            Deletion deletion,
            Lists lists,
            MembershipRpcs members,
            RightsRpcs rights,
            ModerationRpcs moderation,
            ChannelRequests requests,
            Snapshot snapshot) {
        this.directory = directory;
        this.deletion = deletion;
        this.lists = lists;
        this.members = members;
        this.rights = rights;
        this.moderation = moderation;
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
        return members.join(request);
    }

    @Override
    public Uni<RejoinChannelResponse> rejoinChannel(RejoinChannelRequest request) {
        return members.rejoin(request);
    }

    @Override
    public Uni<LeaveChannelResponse> leaveChannel(LeaveChannelRequest request) {
        return members.leave(request);
    }

    @Override
    public Uni<ListMembersResponse> listMembers(ListMembersRequest request) {
        return members.list(request);
    }

    @Override
    public Uni<MoveMemberResponse> moveMember(MoveMemberRequest request) {
        return members.move(request);
    }

    @Override
    public Uni<InviteMemberResponse> inviteMember(InviteMemberRequest request) {
        return rights.invite(request);
    }

    @Override
    public Uni<SetRulesResponse> setRules(SetRulesRequest request) {
        return rights.set(request);
    }

    @Override
    public Uni<ListRulesResponse> listRules(ListRulesRequest request) {
        return rights.list(request);
    }

    @Override
    public Uni<ExplainPermissionResponse> explainPermission(ExplainPermissionRequest request) {
        return rights.explain(request);
    }

    @Override
    public Uni<MuteMemberResponse> muteMember(MuteMemberRequest request) {
        return moderation.mute(request);
    }

    @Override
    public Uni<SetPrioritySpeakerResponse> setPrioritySpeaker(SetPrioritySpeakerRequest request) {
        return moderation.setPriority(request);
    }

    @Override
    public Uni<KickMemberResponse> kickMember(KickMemberRequest request) {
        return moderation.kick(request);
    }

    @Override
    public Uni<BanMemberResponse> banMember(BanMemberRequest request) {
        return moderation.ban(request);
    }

    @Override
    public Uni<UnbanMemberResponse> unbanMember(UnbanMemberRequest request) {
        return moderation.unban(request);
    }

    @Override
    public Uni<ListBansResponse> listBans(ListBansRequest request) {
        return moderation.bans(request);
    }

    @Override
    public Uni<ListModerationResponse> listModeration(ListModerationRequest request) {
        return moderation.list(request);
    }

    @Override
    public Multi<SnapshotChannelsResponse> snapshotChannels(SnapshotChannelsRequest request) {
        return snapshot.take();
    }
}
