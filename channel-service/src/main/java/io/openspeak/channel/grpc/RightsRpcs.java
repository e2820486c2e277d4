package io.openspeak.channel.grpc;

import io.openspeak.channel.contract.MemberMessages;
import io.openspeak.channel.contract.RuleMessages;
import io.openspeak.channel.domain.Access;
import io.openspeak.channel.domain.Decision;
import io.openspeak.channel.domain.Person;
import io.openspeak.channel.rights.ChannelRights;
import io.openspeak.channel.rights.RuleBook;
import io.openspeak.channel.v1.AppliedRule;
import io.openspeak.channel.v1.CheckAccessRequest;
import io.openspeak.channel.v1.CheckAccessResponse;
import io.openspeak.channel.v1.Decider;
import io.openspeak.channel.v1.ExplainPermissionRequest;
import io.openspeak.channel.v1.ExplainPermissionResponse;
import io.openspeak.channel.v1.InviteMemberRequest;
import io.openspeak.channel.v1.InviteMemberResponse;
import io.openspeak.channel.v1.ListRulesRequest;
import io.openspeak.channel.v1.ListRulesResponse;
import io.openspeak.channel.v1.SetRulesRequest;
import io.openspeak.channel.v1.SetRulesResponse;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** RPCs about who may do what in a channel. */
@ApplicationScoped
public class RightsRpcs {

    private final RuleBook rules;
    private final ChannelRights rights;

    public RightsRpcs(RuleBook rules, ChannelRights rights) {
        this.rules = rules;
        this.rights = rights;
    }

    Uni<SetRulesResponse> set(SetRulesRequest request) {
        return rules.set(
                        GrpcPerson.current(),
                        new ChannelId(request.getChannelId()),
                        RuleMessages.rules(request.getRulesList()))
                .map(position -> SetRulesResponse.newBuilder()
                        .setPosition(position.encode())
                        .build());
    }

    Uni<ListRulesResponse> list(ListRulesRequest request) {
        return rules.list(GrpcPerson.current(), new ChannelId(request.getChannelId()))
                .map(own -> ListRulesResponse.newBuilder()
                        .addAllRules(RuleMessages.messages(own))
                        .build());
    }

    Uni<ExplainPermissionResponse> explain(ExplainPermissionRequest request) {
        return rules.explain(
                        GrpcPerson.current(),
                        new ChannelId(request.getChannelId()),
                        Optional.of(request.getUserId())
                                .filter(id -> !id.isEmpty())
                                .map(UserId::new),
                        RuleMessages.right(request.getRight()))
                .map(RightsRpcs::message);
    }

    Uni<InviteMemberResponse> invite(InviteMemberRequest request) {
        return rules.invite(
                        GrpcPerson.current(), new ChannelId(request.getChannelId()), new UserId(request.getUserId()))
                .map(position -> InviteMemberResponse.newBuilder()
                        .setPosition(position.encode())
                        .build());
    }

    Uni<CheckAccessResponse> check(CheckAccessRequest request) {
        Person person = new Person(
                new UserId(request.getUserId()), MemberMessages.roles(request.getRolesList()), Optional.empty());
        return rights.access(person, new ChannelId(request.getChannelId()))
                .map(access -> access.map(RightsRpcs::message).orElseGet(CheckAccessResponse::getDefaultInstance));
    }

    private static CheckAccessResponse message(Access access) {
        return CheckAccessResponse.newBuilder()
                .setExists(true)
                .setDirect(access.direct())
                .addAllRights(RuleMessages.messages(access.rights()))
                .setServerMuted(access.muted())
                .addAllBranch(access.branch().stream().map(ChannelId::value).toList())
                .build();
    }

    private static ExplainPermissionResponse message(Decision decision) {
        return ExplainPermissionResponse.newBuilder()
                .setAllowed(decision.allowed())
                .setAllowedByRoles(decision.byRoles())
                .addAllApplied(
                        decision.applied().stream().map(RightsRpcs::message).toList())
                .setDecidedBy(Decider.valueOf("DECIDER_" + decision.decidedBy().name()))
                .build();
    }

    private static AppliedRule message(Decision.Applied applied) {
        return AppliedRule.newBuilder()
                .setChannelId(applied.channel().value())
                .setRule(RuleMessages.message(applied.rule()))
                .setAllowedAfter(applied.allowedAfter())
                .build();
    }
}
