package io.openspeak.channel.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.openspeak.channel.v1.ChannelServiceGrpc;
import io.openspeak.channel.v1.ChannelServiceGrpc.ChannelServiceBlockingStub;
import io.openspeak.channel.v1.CreateChannelRequest;
import io.openspeak.channel.v1.GetChannelRequest;
import io.openspeak.channel.v1.JoinChannelRequest;
import io.openspeak.channel.v1.JoinChannelResponse;
import io.openspeak.channel.v1.ListMembersRequest;
import io.openspeak.channel.v1.Member;
import io.openspeak.channel.v1.Right;
import io.openspeak.channel.v1.Rule;
import io.openspeak.channel.v1.SetRulesRequest;
import io.openspeak.platform.testing.GrpcUnderTest;
import io.openspeak.platform.testing.TestTokens;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;

/** The channel-service that a {@code @QuarkusTest} has started, and words for what tests do there. */
final class ChannelsUnderTest implements AutoCloseable {

    private final ManagedChannel connection = GrpcUnderTest.connect();

    /** Connects, and waits until the service knows its channels. */
    ChannelsUnderTest() {
        Awaitility.await()
                .ignoreExceptions()
                .until(() -> as("probe", "member")
                        .getChannel(GetChannelRequest.newBuilder()
                                .setChannelId("general")
                                .build())
                        .hasChannel());
    }

    ManagedChannel connection() {
        return connection;
    }

    ChannelServiceBlockingStub as(String user, String... roles) {
        return GrpcUnderTest.with(TestTokens.trusted().of(user, roles), ChannelServiceGrpc.newBlockingStub(connection));
    }

    ChannelServiceBlockingStub moderator() {
        return as("mod", "moderator");
    }

    /** A new channel at the top. */
    String channel() {
        return channel("");
    }

    /** A new channel below another. */
    String channel(String parent) {
        return moderator()
                .createChannel(CreateChannelRequest.newBuilder()
                        .setChannelId("c-" + UUID.randomUUID())
                        .setParentId(parent)
                        .build())
                .getChannel()
                .getChannelId();
    }

    JoinChannelResponse join(String user, String channel) {
        return as(user).joinChannel(JoinChannelRequest.newBuilder()
                .setChannelId(channel)
                .setSessionId("s-" + user)
                .build());
    }

    List<Member> members(String channel) {
        return as("root", "admin")
                .listMembers(
                        ListMembersRequest.newBuilder().setChannelId(channel).build())
                .getMembersList();
    }

    List<String> memberIds(String channel) {
        return members(channel).stream().map(Member::getUserId).toList();
    }

    void setRules(String channel, Rule... rules) {
        as("root", "admin")
                .setRules(SetRulesRequest.newBuilder()
                        .setChannelId(channel)
                        .addAllRules(List.of(rules))
                        .build());
    }

    static Rule everyone(Right denied) {
        return Rule.newBuilder().setEveryone(true).addDeny(denied).build();
    }

    static Rule user(String user, Right... allowed) {
        return Rule.newBuilder().setUserId(user).addAllAllow(List.of(allowed)).build();
    }

    static void assertRefused(ThrowingCallable call, Status.Code code, String reason) {
        StatusRuntimeException refused = catchThrowableOfType(StatusRuntimeException.class, call);
        assertThat(refused).isNotNull();
        assertThat(refused.getStatus().getCode()).isEqualTo(code);
        assertThat(GrpcUnderTest.reason(refused)).isEqualTo(reason);
    }

    @Override
    public void close() {
        connection.shutdownNow();
    }
}
