package io.openspeak.channel.grpc;

import io.grpc.stub.StreamObserver;
import io.openspeak.channel.contract.ChannelMessages;
import io.openspeak.channel.contract.Paging;
import io.openspeak.channel.deletion.Deletion;
import io.openspeak.channel.directory.Directory;
import io.openspeak.channel.v1.BanMemberRequest;
import io.openspeak.channel.v1.BanMemberResponse;
import io.openspeak.channel.v1.ChannelServiceGrpc;
import io.openspeak.channel.v1.CheckAccessRequest;
import io.openspeak.channel.v1.CheckAccessResponse;
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
import io.openspeak.channel.v1.RejoinChannelRequest;
import io.openspeak.channel.v1.RejoinChannelResponse;
import io.openspeak.channel.v1.SetPrioritySpeakerRequest;
import io.openspeak.channel.v1.SetPrioritySpeakerResponse;
import io.openspeak.channel.v1.SetRulesRequest;
import io.openspeak.channel.v1.SetRulesResponse;
import io.openspeak.channel.v1.SnapshotChannelsRequest;
import io.openspeak.channel.v1.SnapshotChannelsResponse;
import io.openspeak.channel.v1.SubscribeChannelEventsRequest;
import io.openspeak.channel.v1.SubscribeChannelEventsResponse;
import io.openspeak.channel.v1.UnbanMemberRequest;
import io.openspeak.channel.v1.UnbanMemberResponse;
import io.openspeak.channel.v1.UpdateChannelRequest;
import io.openspeak.channel.v1.UpdateChannelResponse;
import io.openspeak.channel.view.Lists;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.streams.Answers;
import io.quarkus.grpc.GrpcService;

/** channel.v1; what is not overridden here is not built and answers so. */
@GrpcService
public class ChannelGrpc extends ChannelServiceGrpc.ChannelServiceImplBase {

    private final Directory directory;
    private final Deletion deletion;
    private final Lists lists;
    private final MembershipRpcs members;
    private final RightsRpcs rights;
    private final ModerationRpcs moderation;
    private final ChannelRequests requests;
    private final EventSubscriptions events;
    private final Snapshot snapshot;

    public ChannelGrpc(
            Directory directory,
            Deletion deletion,
            Lists lists,
            MembershipRpcs members,
            RightsRpcs rights,
            ModerationRpcs moderation,
            ChannelRequests requests,
            EventSubscriptions events,
            Snapshot snapshot) {
        this.directory = directory;
        this.deletion = deletion;
        this.lists = lists;
        this.members = members;
        this.rights = rights;
        this.moderation = moderation;
        this.requests = requests;
        this.events = events;
        this.snapshot = snapshot;
    }

    @Override
    public void createChannel(CreateChannelRequest request, StreamObserver<CreateChannelResponse> call) {
        Answers.send(
                call,
                () -> directory
                        .create(GrpcPerson.current(), requests.channel(request))
                        .map(changed -> CreateChannelResponse.newBuilder()
                                .setChannel(ChannelMessages.message(changed.channel()))
                                .setPosition(changed.position().encode())
                                .build()));
    }

    @Override
    public void getChannel(GetChannelRequest request, StreamObserver<GetChannelResponse> call) {
        Answers.send(
                call,
                () -> directory
                        .get(GrpcPerson.current(), new ChannelId(request.getChannelId()))
                        .map(state -> GetChannelResponse.newBuilder()
                                .setChannel(ChannelMessages.message(state))
                                .build()));
    }

    @Override
    public void listChannels(ListChannelsRequest request, StreamObserver<ListChannelsResponse> call) {
        Answers.send(
                call,
                () -> lists.channels(GrpcPerson.current(), ChannelRequests.query(request))
                        .map(found -> ListChannelsResponse.newBuilder()
                                .addAllChannels(found.channels().stream()
                                        .map(ChannelMessages::message)
                                        .toList())
                                .setNextPageToken(
                                        found.next().map(Paging::token).orElse(""))
                                .build()));
    }

    @Override
    public void updateChannel(UpdateChannelRequest request, StreamObserver<UpdateChannelResponse> call) {
        Answers.send(
                call,
                () -> directory
                        .update(GrpcPerson.current(), new ChannelId(request.getChannelId()), requests.change(request))
                        .map(changed -> UpdateChannelResponse.newBuilder()
                                .setChannel(ChannelMessages.message(changed.channel()))
                                .setPosition(changed.position().encode())
                                .build()));
    }

    @Override
    public void deleteChannel(DeleteChannelRequest request, StreamObserver<DeleteChannelResponse> call) {
        Answers.send(
                call,
                () -> deletion.delete(GrpcPerson.current(), new ChannelId(request.getChannelId()), request.getReason())
                        .map(position -> DeleteChannelResponse.newBuilder()
                                .setPosition(position.encode())
                                .build()));
    }

    @Override
    public void joinChannel(JoinChannelRequest request, StreamObserver<JoinChannelResponse> call) {
        Answers.send(call, () -> members.join(request));
    }

    @Override
    public void rejoinChannel(RejoinChannelRequest request, StreamObserver<RejoinChannelResponse> call) {
        Answers.send(call, () -> members.rejoin(request));
    }

    @Override
    public void leaveChannel(LeaveChannelRequest request, StreamObserver<LeaveChannelResponse> call) {
        Answers.send(call, () -> members.leave(request));
    }

    @Override
    public void listMembers(ListMembersRequest request, StreamObserver<ListMembersResponse> call) {
        Answers.send(call, () -> members.list(request));
    }

    @Override
    public void moveMember(MoveMemberRequest request, StreamObserver<MoveMemberResponse> call) {
        Answers.send(call, () -> members.move(request));
    }

    @Override
    public void inviteMember(InviteMemberRequest request, StreamObserver<InviteMemberResponse> call) {
        Answers.send(call, () -> rights.invite(request));
    }

    @Override
    public void setRules(SetRulesRequest request, StreamObserver<SetRulesResponse> call) {
        Answers.send(call, () -> rights.set(request));
    }

    @Override
    public void listRules(ListRulesRequest request, StreamObserver<ListRulesResponse> call) {
        Answers.send(call, () -> rights.list(request));
    }

    @Override
    public void explainPermission(ExplainPermissionRequest request, StreamObserver<ExplainPermissionResponse> call) {
        Answers.send(call, () -> rights.explain(request));
    }

    @Override
    public void checkAccess(CheckAccessRequest request, StreamObserver<CheckAccessResponse> call) {
        Answers.send(call, () -> rights.check(request));
    }

    @Override
    public void muteMember(MuteMemberRequest request, StreamObserver<MuteMemberResponse> call) {
        Answers.send(call, () -> moderation.mute(request));
    }

    @Override
    public void setPrioritySpeaker(SetPrioritySpeakerRequest request, StreamObserver<SetPrioritySpeakerResponse> call) {
        Answers.send(call, () -> moderation.setPriority(request));
    }

    @Override
    public void kickMember(KickMemberRequest request, StreamObserver<KickMemberResponse> call) {
        Answers.send(call, () -> moderation.kick(request));
    }

    @Override
    public void banMember(BanMemberRequest request, StreamObserver<BanMemberResponse> call) {
        Answers.send(call, () -> moderation.ban(request));
    }

    @Override
    public void unbanMember(UnbanMemberRequest request, StreamObserver<UnbanMemberResponse> call) {
        Answers.send(call, () -> moderation.unban(request));
    }

    @Override
    public void listBans(ListBansRequest request, StreamObserver<ListBansResponse> call) {
        Answers.send(call, () -> moderation.bans(request));
    }

    @Override
    public void listModeration(ListModerationRequest request, StreamObserver<ListModerationResponse> call) {
        Answers.send(call, () -> moderation.list(request));
    }

    @Override
    public void subscribeChannelEvents(
            SubscribeChannelEventsRequest request, StreamObserver<SubscribeChannelEventsResponse> call) {
        Answers.stream(call, answers -> events.open(request, answers));
    }

    @Override
    public void snapshotChannels(SnapshotChannelsRequest request, StreamObserver<SnapshotChannelsResponse> call) {
        Answers.stream(call, snapshot::send);
    }
}
