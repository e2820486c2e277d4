package io.openspeak.cli.loopback;

import com.google.rpc.Code;
import io.grpc.stub.StreamObserver;
import io.openspeak.channel.v1.Channel;
import io.openspeak.channel.v1.ChannelServiceGrpc;
import io.openspeak.channel.v1.CreateChannelRequest;
import io.openspeak.channel.v1.CreateChannelResponse;
import io.openspeak.channel.v1.JoinChannelRequest;
import io.openspeak.channel.v1.JoinChannelResponse;
import io.openspeak.channel.v1.LeaveChannelRequest;
import io.openspeak.channel.v1.LeaveChannelResponse;
import io.openspeak.channel.v1.ListChannelsRequest;
import io.openspeak.channel.v1.ListChannelsResponse;
import io.openspeak.channel.v1.ListMembersRequest;
import io.openspeak.channel.v1.ListMembersResponse;
import io.openspeak.channel.v1.Member;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Channels in memory. */
final class LoopbackChannels extends ChannelServiceGrpc.ChannelServiceImplBase {

    private final Loopback loopback;

    LoopbackChannels(Loopback loopback) {
        this.loopback = loopback;
    }

    @Override
    public void createChannel(CreateChannelRequest request, StreamObserver<CreateChannelResponse> answer) {
        loopback.channels.put(request.getChannelId(), new ConcurrentHashMap<>());
        answer.onNext(CreateChannelResponse.newBuilder()
                .setChannel(channel(request.getChannelId(), request.getCapacity()))
                .build());
        answer.onCompleted();
    }

    @Override
    public void listChannels(ListChannelsRequest request, StreamObserver<ListChannelsResponse> answer) {
        ListChannelsResponse.Builder all = ListChannelsResponse.newBuilder();
        loopback.channels.keySet().stream().sorted().forEach(id -> all.addChannels(channel(id, 0)));
        answer.onNext(all.build());
        answer.onCompleted();
    }

    @Override
    public void joinChannel(JoinChannelRequest request, StreamObserver<JoinChannelResponse> answer) {
        Map<String, String> members = loopback.channels.get(request.getChannelId());
        if (members == null) {
            answer.onError(missing(request.getChannelId()));
            return;
        }
        members.put(Caller.now(), request.getSessionId());
        answer.onNext(JoinChannelResponse.newBuilder()
                .setChannel(channel(request.getChannelId(), 0))
                .setPosition("p")
                .build());
        answer.onCompleted();
        loopback.presence.channelChanged(Caller.now(), "", request.getChannelId());
    }

    @Override
    public void leaveChannel(LeaveChannelRequest request, StreamObserver<LeaveChannelResponse> answer) {
        boolean was = loopback.channels
                        .getOrDefault(request.getChannelId(), new ConcurrentHashMap<>())
                        .remove(Caller.now())
                != null;
        answer.onNext(
                LeaveChannelResponse.newBuilder().setPosition(was ? "p" : "").build());
        answer.onCompleted();
        loopback.presence.channelChanged(Caller.now(), request.getChannelId(), "");
    }

    @Override
    public void listMembers(ListMembersRequest request, StreamObserver<ListMembersResponse> answer) {
        Map<String, String> members = loopback.channels.get(request.getChannelId());
        if (members == null) {
            answer.onError(missing(request.getChannelId()));
            return;
        }
        ListMembersResponse.Builder all = ListMembersResponse.newBuilder();
        members.forEach((user, session) ->
                all.addMembers(Member.newBuilder().setUserId(user).setSessionId(session)));
        answer.onNext(all.build());
        answer.onCompleted();
    }

    private Channel channel(String id, int capacity) {
        return Channel.newBuilder()
                .setChannelId(id)
                .setName(id)
                .setCapacity(capacity)
                .setMemberCount(loopback.channels.getOrDefault(id, Map.of()).size())
                .build();
    }

    private static RuntimeException missing(String channel) {
        return Refusal.of(Code.NOT_FOUND, "channel_not_found", "there is no channel " + channel);
    }
}
