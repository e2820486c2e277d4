package io.openspeak.cli.loopback;

import com.google.rpc.Code;
import io.grpc.stub.StreamObserver;
import io.openspeak.channel.v1.AppliedRule;
import io.openspeak.channel.v1.Ban;
import io.openspeak.channel.v1.BanMemberRequest;
import io.openspeak.channel.v1.BanMemberResponse;
import io.openspeak.channel.v1.ChannelFact;
import io.openspeak.channel.v1.ChannelServiceGrpc;
import io.openspeak.channel.v1.Decider;
import io.openspeak.channel.v1.ExplainPermissionRequest;
import io.openspeak.channel.v1.ExplainPermissionResponse;
import io.openspeak.channel.v1.InviteMemberRequest;
import io.openspeak.channel.v1.InviteMemberResponse;
import io.openspeak.channel.v1.KickMemberRequest;
import io.openspeak.channel.v1.KickMemberResponse;
import io.openspeak.channel.v1.LeaveReason;
import io.openspeak.channel.v1.ListBansRequest;
import io.openspeak.channel.v1.ListBansResponse;
import io.openspeak.channel.v1.ListModerationRequest;
import io.openspeak.channel.v1.ListModerationResponse;
import io.openspeak.channel.v1.ListRulesRequest;
import io.openspeak.channel.v1.ListRulesResponse;
import io.openspeak.channel.v1.MemberLeft;
import io.openspeak.channel.v1.ModerationEntry;
import io.openspeak.channel.v1.MoveMemberRequest;
import io.openspeak.channel.v1.MoveMemberResponse;
import io.openspeak.channel.v1.MuteMemberRequest;
import io.openspeak.channel.v1.MuteMemberResponse;
import io.openspeak.channel.v1.Rule;
import io.openspeak.channel.v1.SetPrioritySpeakerRequest;
import io.openspeak.channel.v1.SetPrioritySpeakerResponse;
import io.openspeak.channel.v1.SetRulesRequest;
import io.openspeak.channel.v1.SetRulesResponse;
import io.openspeak.channel.v1.UnbanMemberRequest;
import io.openspeak.channel.v1.UnbanMemberResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Moderation that changes little and notes what was asked for. */
abstract class LoopbackModeration extends ChannelServiceGrpc.ChannelServiceImplBase {

    private final Loopback loopback;
    private final Map<String, List<Rule>> rules = new ConcurrentHashMap<>();
    private final Map<String, Ban> bans = new ConcurrentHashMap<>();
    private final List<ModerationEntry> acts = new CopyOnWriteArrayList<>();

    LoopbackModeration(Loopback loopback) {
        this.loopback = loopback;
    }

    /** Tells those who watch. */
    abstract void append(String channel, ChannelFact.Builder fact);

    @Override
    public void kickMember(KickMemberRequest request, StreamObserver<KickMemberResponse> answer) {
        loopback.removeMember(request.getUserId(), request.getChannelId());
        note("kick", request.getChannelId(), request.getUserId(), request.getReason());
        tell(answer, KickMemberResponse.newBuilder().setPosition("p").build());
        append(
                request.getChannelId(),
                ChannelFact.newBuilder()
                        .setMemberLeft(MemberLeft.newBuilder()
                                .setUserId(request.getUserId())
                                .setReason(LeaveReason.LEAVE_REASON_KICKED)));
    }

    @Override
    public void banMember(BanMemberRequest request, StreamObserver<BanMemberResponse> answer) {
        Ban ban = Ban.newBuilder()
                .setBanId("b" + (bans.size() + 1))
                .setChannelId(request.getChannelId())
                .setUserId(request.getUserId())
                .setAddress(request.getAddress())
                .setUntil(request.getUntil())
                .setReason(request.getReason())
                .setBannedBy(Caller.now())
                .build();
        bans.put(ban.getBanId(), ban);
        note("ban", request.getChannelId(), request.getUserId(), request.getReason());
        tell(answer, BanMemberResponse.newBuilder().setBan(ban).build());
    }

    @Override
    public void unbanMember(UnbanMemberRequest request, StreamObserver<UnbanMemberResponse> answer) {
        if (bans.remove(request.getBanId()) == null) {
            answer.onError(Refusal.of(Code.NOT_FOUND, "ban_not_found", "there is no ban " + request.getBanId()));
            return;
        }
        tell(answer, UnbanMemberResponse.newBuilder().setPosition("p").build());
    }

    @Override
    public void listBans(ListBansRequest request, StreamObserver<ListBansResponse> answer) {
        tell(answer, ListBansResponse.newBuilder().addAllBans(bans.values()).build());
    }

    @Override
    public void moveMember(MoveMemberRequest request, StreamObserver<MoveMemberResponse> answer) {
        note(
                "move",
                request.getFromChannelId(),
                request.getUserId(),
                "to " + request.getToChannelId() + " " + request.getReason());
        tell(answer, MoveMemberResponse.newBuilder().setPosition("p").build());
    }

    @Override
    public void inviteMember(InviteMemberRequest request, StreamObserver<InviteMemberResponse> answer) {
        note("invite", request.getChannelId(), request.getUserId(), "");
        tell(answer, InviteMemberResponse.newBuilder().setPosition("p").build());
    }

    @Override
    public void muteMember(MuteMemberRequest request, StreamObserver<MuteMemberResponse> answer) {
        String what = request.hasMuted()
                ? request.getMuted() ? "mute" : "unmute"
                : request.getDeafened() ? "deafen" : "undeafen";
        note(what, request.getChannelId(), request.getUserId(), request.getReason());
        tell(answer, MuteMemberResponse.newBuilder().setPosition("p").build());
    }

    @Override
    public void setPrioritySpeaker(
            SetPrioritySpeakerRequest request, StreamObserver<SetPrioritySpeakerResponse> answer) {
        String what = request.getPriority() ? "priority_given" : "priority_taken";
        note(what, request.getChannelId(), request.getUserId(), "");
        tell(answer, SetPrioritySpeakerResponse.newBuilder().setPosition("p").build());
    }

    @Override
    public void listModeration(ListModerationRequest request, StreamObserver<ListModerationResponse> answer) {
        tell(
                answer,
                ListModerationResponse.newBuilder()
                        .addAllEntries(acts.reversed().stream()
                                .filter(act -> request.getChannelId().isEmpty()
                                        || act.getChannelId().equals(request.getChannelId()))
                                .limit(request.getPageSize())
                                .toList())
                        .build());
    }

    @Override
    public void setRules(SetRulesRequest request, StreamObserver<SetRulesResponse> answer) {
        rules.put(request.getChannelId(), request.getRulesList());
        tell(answer, SetRulesResponse.newBuilder().setPosition("p").build());
    }

    @Override
    public void listRules(ListRulesRequest request, StreamObserver<ListRulesResponse> answer) {
        tell(
                answer,
                ListRulesResponse.newBuilder()
                        .addAllRules(rules.getOrDefault(request.getChannelId(), List.of()))
                        .build());
    }

    /** Takes every rule for one about the question. */
    @Override
    public void explainPermission(ExplainPermissionRequest request, StreamObserver<ExplainPermissionResponse> answer) {
        ExplainPermissionResponse.Builder why = ExplainPermissionResponse.newBuilder()
                .setAllowedByRoles(true)
                .setAllowed(true)
                .setDecidedBy(Decider.DECIDER_ROLES);
        for (Rule rule : rules.getOrDefault(request.getChannelId(), List.of())) {
            boolean allowed = rule.getAllowList().contains(request.getRight());
            why.addApplied(AppliedRule.newBuilder()
                            .setChannelId(request.getChannelId())
                            .setRule(rule)
                            .setAllowedAfter(allowed))
                    .setAllowed(allowed)
                    .setDecidedBy(Decider.DECIDER_RULES);
        }
        tell(answer, why.build());
    }

    private void note(String action, String channel, String user, String reason) {
        acts.add(ModerationEntry.newBuilder()
                .setActorId(Caller.now())
                .setAction(action)
                .setChannelId(channel)
                .setUserId(user)
                .setReason(reason)
                .build());
    }

    static <A> void tell(StreamObserver<A> answer, A what) {
        answer.onNext(what);
        answer.onCompleted();
    }
}
