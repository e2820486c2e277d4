package io.openspeak.client.channel;

import io.openspeak.channel.v1.ChannelServiceGrpc.ChannelServiceBlockingStub;
import io.openspeak.channel.v1.ExplainPermissionRequest;
import io.openspeak.channel.v1.ExplainPermissionResponse;
import io.openspeak.channel.v1.ListRulesRequest;
import io.openspeak.channel.v1.Right;
import io.openspeak.channel.v1.Rule;
import io.openspeak.channel.v1.SetRulesRequest;
import io.openspeak.client.call.UnaryCalls;
import io.openspeak.client.id.ChannelId;
import io.openspeak.client.id.Position;
import io.openspeak.client.id.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who may do what in a channel, and why. */
public final class Permissions {

    private final UnaryCalls<ChannelServiceBlockingStub> calls;

    public Permissions(UnaryCalls<ChannelServiceBlockingStub> calls) {
        this.calls = calls;
    }

    /** The channel's own rules in order, without those that it inherits. */
    public List<Rule> rules(ChannelId channel) {
        ListRulesRequest request =
                ListRulesRequest.newBuilder().setChannelId(channel.value()).build();
        return calls.repeatable(stub -> stub.listRules(request)).getRulesList();
    }

    /** Replaces the channel's own rules. */
    public Position setRules(ChannelId channel, List<Rule> rules) {
        SetRulesRequest request = SetRulesRequest.newBuilder()
                .setChannelId(channel.value())
                .addAllRules(rules)
                .build();
        return new Position(calls.repeatable(stub -> stub.setRules(request)).getPosition());
    }

    /** Why a user has a right or has not; null: the caller. */
    public ExplainPermissionResponse explain(ChannelId channel, Right right, @Nullable UserId user) {
        ExplainPermissionRequest request = ExplainPermissionRequest.newBuilder()
                .setChannelId(channel.value())
                .setRight(right)
                .setUserId(user == null ? "" : user.value())
                .build();
        return calls.repeatable(stub -> stub.explainPermission(request));
    }
}
