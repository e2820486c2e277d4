package io.openspeak.client.channel;

import io.openspeak.channel.v1.Channel;
import io.openspeak.channel.v1.ChannelServiceGrpc.ChannelServiceBlockingStub;
import io.openspeak.channel.v1.CreateChannelRequest;
import io.openspeak.channel.v1.DeleteChannelRequest;
import io.openspeak.channel.v1.GetChannelRequest;
import io.openspeak.channel.v1.JoinChannelRequest;
import io.openspeak.channel.v1.JoinChannelResponse;
import io.openspeak.channel.v1.LeaveChannelRequest;
import io.openspeak.channel.v1.ListChannelsRequest;
import io.openspeak.channel.v1.ListChannelsResponse;
import io.openspeak.channel.v1.ListMembersRequest;
import io.openspeak.channel.v1.ListMembersResponse;
import io.openspeak.channel.v1.Member;
import io.openspeak.channel.v1.RejoinChannelRequest;
import io.openspeak.channel.v1.RejoinChannelResponse;
import io.openspeak.channel.v1.UpdateChannelRequest;
import io.openspeak.client.call.CommandId;
import io.openspeak.client.call.Pages;
import io.openspeak.client.call.UnaryCalls;
import io.openspeak.client.id.ChannelId;
import io.openspeak.client.id.Position;
import io.openspeak.client.id.SessionId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The directory of channels, and joining and leaving them. */
public final class Channels {

    private final UnaryCalls<ChannelServiceBlockingStub> calls;

    public Channels(UnaryCalls<ChannelServiceBlockingStub> calls) {
        this.calls = calls;
    }

    /** Creates a channel for voice; {@code capacity} 0: unlimited. */
    public Channel create(ChannelId id, int capacity) {
        return create(CreateChannelRequest.newBuilder()
                .setChannelId(id.value())
                .setCapacity(capacity)
                .build());
    }

    /** Creates a channel; not repeated on failure, as the contract knows no command id here. */
    public Channel create(CreateChannelRequest request) {
        return calls.once(stub -> stub.createChannel(request)).getChannel();
    }

    public Channel get(ChannelId id) {
        GetChannelRequest request =
                GetChannelRequest.newBuilder().setChannelId(id.value()).build();
        return calls.repeatable(stub -> stub.getChannel(request)).getChannel();
    }

    /** All that the caller may view, all pages. */
    public List<Channel> list() {
        return Pages.all(this::page, ListChannelsResponse::getChannelsList, ListChannelsResponse::getNextPageToken);
    }

    /** One page of what the caller may view; {@code token} empty: the first. */
    public ListChannelsResponse page(int size, String token) {
        ListChannelsRequest request = ListChannelsRequest.newBuilder()
                .setPageSize(size)
                .setPageToken(token)
                .build();
        return calls.repeatable(stub -> stub.listChannels(request));
    }

    /** Changes what the request names; repeating it changes nothing more. */
    public Channel update(UpdateChannelRequest request) {
        return calls.repeatable(stub -> stub.updateChannel(request)).getChannel();
    }

    /** Deletes a channel without children; not repeated on failure, since the second call would find nothing. */
    public Position delete(ChannelId id, String reason) {
        DeleteChannelRequest request = DeleteChannelRequest.newBuilder()
                .setChannelId(id.value())
                .setReason(reason)
                .build();
        return new Position(calls.once(stub -> stub.deleteChannel(request)).getPosition());
    }

    /** Takes a seat that ends with the session; null: it stays until the user leaves or goes offline. */
    public Seat join(ChannelId id, @Nullable SessionId session) {
        JoinChannelRequest request = JoinChannelRequest.newBuilder()
                .setChannelId(id.value())
                .setSessionId(idOf(session))
                .setCommandId(CommandId.next())
                .build();
        JoinChannelResponse answer = calls.repeatable(stub -> stub.joinChannel(request));
        return new Seat(answer.getChannel(), answer.getMember(), new Position(answer.getPosition()));
    }

    /** Takes a seat in the channel that the caller was in last; else like {@link #join}. */
    public Seat rejoin(@Nullable SessionId session) {
        RejoinChannelRequest request = RejoinChannelRequest.newBuilder()
                .setSessionId(idOf(session))
                .setCommandId(CommandId.next())
                .build();
        RejoinChannelResponse answer = calls.repeatable(stub -> stub.rejoinChannel(request));
        return new Seat(answer.getChannel(), answer.getMember(), new Position(answer.getPosition()));
    }

    private static String idOf(@Nullable SessionId session) {
        return session == null ? "" : session.value();
    }

    /** Leaves; {@link Position#NONE}: the caller was not there. */
    public Position leave(ChannelId id) {
        LeaveChannelRequest request = LeaveChannelRequest.newBuilder()
                .setChannelId(id.value())
                .setCommandId(CommandId.next())
                .build();
        return new Position(calls.repeatable(stub -> stub.leaveChannel(request)).getPosition());
    }

    /** Who is in a channel, all pages. */
    public List<Member> members(ChannelId id) {
        return Pages.all(
                (size, token) -> {
                    ListMembersRequest request = ListMembersRequest.newBuilder()
                            .setChannelId(id.value())
                            .setPageSize(size)
                            .setPageToken(token)
                            .build();
                    return calls.repeatable(stub -> stub.listMembers(request));
                },
                ListMembersResponse::getMembersList,
                ListMembersResponse::getNextPageToken);
    }
}
