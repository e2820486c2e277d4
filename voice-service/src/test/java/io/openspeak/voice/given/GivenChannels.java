package io.openspeak.voice.given;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.openspeak.channel.v1.Channel;
import io.openspeak.channel.v1.ChannelServiceGrpc;
import io.openspeak.channel.v1.ChannelSnapshot;
import io.openspeak.channel.v1.CheckAccessRequest;
import io.openspeak.channel.v1.CheckAccessResponse;
import io.openspeak.channel.v1.JoinChannelRequest;
import io.openspeak.channel.v1.JoinChannelResponse;
import io.openspeak.channel.v1.LeaveChannelRequest;
import io.openspeak.channel.v1.LeaveChannelResponse;
import io.openspeak.channel.v1.Member;
import io.openspeak.channel.v1.Right;
import io.openspeak.channel.v1.SnapshotChannelsRequest;
import io.openspeak.channel.v1.SnapshotChannelsResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * As much of channel-service as voice-service asks: it knows one channel, "lobby", with dora and emil in it; everything else comes as
 * facts, and into channels that are open anybody may be brought by a service.
 */
public final class GivenChannels extends ChannelServiceGrpc.ChannelServiceImplBase {

    /** What services asked for their clients. */
    public final List<JoinChannelRequest> joins = new CopyOnWriteArrayList<>();

    public final List<LeaveChannelRequest> leaves = new CopyOnWriteArrayList<>();

    /** Channels that anybody may join. */
    public final Set<String> open = ConcurrentHashMap.newKeySet();

    /** Rights of people in channels that they are not in, by {@code user@channel}; others have none. */
    public final Map<String, CheckAccessResponse> access = new ConcurrentHashMap<>();

    /** True: nobody answers. */
    public volatile boolean away;

    private final Supplier<FactWriter> facts;

    GivenChannels(Supplier<FactWriter> facts) {
        this.facts = facts;
    }

    @Override
    public void joinChannel(JoinChannelRequest request, StreamObserver<JoinChannelResponse> answer) {
        if (away) {
            answer.onError(Status.UNAVAILABLE.asRuntimeException());
            return;
        }
        joins.add(request);
        if (!open.contains(request.getChannelId())) {
            answer.onError(Status.NOT_FOUND.withDescription("no such channel").asRuntimeException());
            return;
        }
        answer.onNext(JoinChannelResponse.newBuilder()
                .setPosition(facts.get()
                        .joined(request.getChannelId(), request.getOwner().getUserId()))
                .build());
        answer.onCompleted();
    }

    /** From now on the user has these rights in a channel. */
    public void allow(String user, String channel, Right... rights) {
        access.put(
                user + "@" + channel,
                CheckAccessResponse.newBuilder()
                        .setExists(true)
                        .addAllRights(List.of(rights))
                        .addBranch("above-" + channel)
                        .addBranch(channel)
                        .build());
    }

    @Override
    public void checkAccess(CheckAccessRequest request, StreamObserver<CheckAccessResponse> answer) {
        if (away) {
            answer.onError(Status.UNAVAILABLE.asRuntimeException());
            return;
        }
        answer.onNext(access.getOrDefault(
                request.getUserId() + "@" + request.getChannelId(), CheckAccessResponse.getDefaultInstance()));
        answer.onCompleted();
    }

    @Override
    public void leaveChannel(LeaveChannelRequest request, StreamObserver<LeaveChannelResponse> answer) {
        leaves.add(request);
        answer.onNext(LeaveChannelResponse.newBuilder()
                .setPosition(facts.get()
                        .left(request.getChannelId(), request.getOwner().getUserId()))
                .build());
        answer.onCompleted();
    }

    @Override
    public void snapshotChannels(SnapshotChannelsRequest request, StreamObserver<SnapshotChannelsResponse> answer) {
        answer.onNext(SnapshotChannelsResponse.newBuilder()
                .setPosition(OtherServices.beginning())
                .build());
        answer.onNext(lobby("dora"));
        answer.onNext(lobby("emil"));
        answer.onCompleted();
    }

    private static SnapshotChannelsResponse lobby(String user) {
        return SnapshotChannelsResponse.newBuilder()
                .setChannel(ChannelSnapshot.newBuilder()
                        .setChannel(Channel.newBuilder().setChannelId("lobby").setVersion(3))
                        .addMembers(Member.newBuilder()
                                .setUserId(user)
                                .addRights(Right.RIGHT_SPEAK)
                                .addRights(Right.RIGHT_LISTEN)))
                .build();
    }
}
