package io.openspeak.client.presence;

import io.openspeak.client.call.CommandId;
import io.openspeak.client.call.Pages;
import io.openspeak.client.call.UnaryCalls;
import io.openspeak.client.id.ChannelId;
import io.openspeak.client.id.Position;
import io.openspeak.client.id.SessionId;
import io.openspeak.client.id.UserId;
import io.openspeak.presence.v1.BatchGetPresenceRequest;
import io.openspeak.presence.v1.ExplainPresenceRequest;
import io.openspeak.presence.v1.ExplainPresenceResponse;
import io.openspeak.presence.v1.GetPresenceRequest;
import io.openspeak.presence.v1.ListChannelMembersRequest;
import io.openspeak.presence.v1.ListChannelMembersResponse;
import io.openspeak.presence.v1.ListOnlineUsersRequest;
import io.openspeak.presence.v1.ListOnlineUsersResponse;
import io.openspeak.presence.v1.PresenceServiceGrpc.PresenceServiceBlockingStub;
import io.openspeak.presence.v1.PresenceStatus;
import io.openspeak.presence.v1.SetMuteStateRequest;
import io.openspeak.presence.v1.SetPresenceStatusRequest;
import io.openspeak.presence.v1.UserPresence;
import java.util.Collection;
import java.util.List;

/** Presence by single calls, for those who need no session of their own. */
public final class PresenceReader {

    private final UnaryCalls<PresenceServiceBlockingStub> calls;

    public PresenceReader(UnaryCalls<PresenceServiceBlockingStub> calls) {
        this.calls = calls;
    }

    public UserPresence me() {
        return me(Position.NONE);
    }

    public UserPresence me(Position after) {
        GetPresenceRequest request =
                GetPresenceRequest.newBuilder().setAfterPosition(after.token()).build();
        return calls.repeatable(stub -> stub.getMyPresence(request));
    }

    public UserPresence of(UserId user) {
        return of(user, Position.NONE);
    }

    public UserPresence of(UserId user, Position after) {
        GetPresenceRequest request = GetPresenceRequest.newBuilder()
                .setUserId(user.value())
                .setAfterPosition(after.token())
                .build();
        return calls.repeatable(stub -> stub.getUserPresence(request));
    }

    /** In the order asked, at most 100. */
    public List<UserPresence> of(Collection<UserId> users) {
        BatchGetPresenceRequest request = BatchGetPresenceRequest.newBuilder()
                .addAllUserIds(users.stream().map(UserId::value).toList())
                .build();
        return calls.repeatable(stub -> stub.batchGetPresence(request)).getUsersList();
    }

    /** Everyone who is not offline, all pages. */
    public List<UserPresence> online() {
        return Pages.all(
                (size, token) -> {
                    ListOnlineUsersRequest request = ListOnlineUsersRequest.newBuilder()
                            .setPageSize(size)
                            .setPageToken(token)
                            .build();
                    return calls.repeatable(stub -> stub.listOnlineUsers(request));
                },
                ListOnlineUsersResponse::getUsersList,
                ListOnlineUsersResponse::getNextPageToken);
    }

    /** Presence of a channel's members, all pages. */
    public List<UserPresence> members(ChannelId channel, Position after) {
        return Pages.all(
                (size, token) -> {
                    ListChannelMembersRequest request = ListChannelMembersRequest.newBuilder()
                            .setChannelId(channel.value())
                            .setPageSize(size)
                            .setPageToken(token)
                            .setAfterPosition(after.token())
                            .build();
                    return calls.repeatable(stub -> stub.listChannelMembers(request));
                },
                ListChannelMembersResponse::getMembersList,
                ListChannelMembersResponse::getNextPageToken);
    }

    /** The caller's own sessions and the rules that made its status. */
    public ExplainPresenceResponse explain() {
        return calls.repeatable(stub -> stub.explainPresence(ExplainPresenceRequest.getDefaultInstance()));
    }

    /** Claims a status; {@code until} in epoch milliseconds, 0: for good. */
    public UserPresence setStatus(PresenceStatus status, String text, long until) {
        SetPresenceStatusRequest request = SetPresenceStatusRequest.newBuilder()
                .setStatus(status)
                .setText(text)
                .setUntil(until)
                .setCommandId(CommandId.next())
                .build();
        return calls.repeatable(stub -> stub.setPresenceStatus(request));
    }

    /** Mutes a session of the caller that may be open elsewhere. */
    public Position muteMicrophone(SessionId session, boolean muted) {
        SetMuteStateRequest request = SetMuteStateRequest.newBuilder()
                .setSessionId(session.value())
                .setMicrophoneMuted(muted)
                .setCommandId(CommandId.next())
                .build();
        return new Position(calls.repeatable(stub -> stub.setMuteState(request)).getPosition());
    }
}
