package io.openspeak.cli.loopback;

import com.google.rpc.Code;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.openspeak.channel.v1.Channel;
import io.openspeak.channel.v1.ChannelFact;
import io.openspeak.channel.v1.ChannelKind;
import io.openspeak.channel.v1.CreateChannelRequest;
import io.openspeak.channel.v1.CreateChannelResponse;
import io.openspeak.channel.v1.DeleteChannelRequest;
import io.openspeak.channel.v1.DeleteChannelResponse;
import io.openspeak.channel.v1.GetChannelRequest;
import io.openspeak.channel.v1.GetChannelResponse;
import io.openspeak.channel.v1.JoinChannelRequest;
import io.openspeak.channel.v1.JoinChannelResponse;
import io.openspeak.channel.v1.LeaveChannelRequest;
import io.openspeak.channel.v1.LeaveChannelResponse;
import io.openspeak.channel.v1.ListChannelsRequest;
import io.openspeak.channel.v1.ListChannelsResponse;
import io.openspeak.channel.v1.ListMembersRequest;
import io.openspeak.channel.v1.ListMembersResponse;
import io.openspeak.channel.v1.Member;
import io.openspeak.channel.v1.RejoinChannelRequest;
import io.openspeak.channel.v1.RejoinChannelResponse;
import io.openspeak.channel.v1.StartMode;
import io.openspeak.channel.v1.SubscribeChannelEventsRequest;
import io.openspeak.channel.v1.SubscribeChannelEventsResponse;
import io.openspeak.channel.v1.SubscriptionStarted;
import io.openspeak.channel.v1.UpdateChannelRequest;
import io.openspeak.channel.v1.UpdateChannelResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Channels in memory. */
final class LoopbackChannels extends LoopbackModeration {

    private final Loopback loopback;
    private final Map<String, Channel> directory = new ConcurrentHashMap<>();
    private final Map<String, String> lastChannel = new ConcurrentHashMap<>();
    private final List<StreamObserver<SubscribeChannelEventsResponse>> watchers = new CopyOnWriteArrayList<>();
    private final List<ChannelFact> facts = new CopyOnWriteArrayList<>();

    LoopbackChannels(Loopback loopback) {
        super(loopback);
        this.loopback = loopback;
    }

    int watchers() {
        return watchers.size();
    }

    synchronized void breakWatches() {
        List<StreamObserver<SubscribeChannelEventsResponse>> broken = List.copyOf(watchers);
        watchers.removeAll(broken);
        broken.forEach(watcher -> watcher.onError(Status.UNAVAILABLE.asRuntimeException()));
    }

    @Override
    public void createChannel(CreateChannelRequest request, StreamObserver<CreateChannelResponse> answer) {
        String id = request.getChannelId();
        loopback.channels.put(id, new ConcurrentHashMap<>());
        directory.put(
                id,
                Channel.newBuilder()
                        .setChannelId(id)
                        .setName(request.getName().isEmpty() ? id : request.getName())
                        .setTopic(request.getTopic())
                        .setKind(request.getKind())
                        .setCapacity(request.getCapacity())
                        .setBitrateKbps(request.getBitrateKbps())
                        .setParentId(request.getParentId())
                        .setTemporary(request.getTemporary())
                        .setLingerSeconds(request.getLingerSeconds())
                        .setOrder(request.getOrder())
                        .addAllParticipants(request.getParticipantsList())
                        .build());
        tell(answer, CreateChannelResponse.newBuilder().setChannel(channel(id)).build());
    }

    @Override
    public void getChannel(GetChannelRequest request, StreamObserver<GetChannelResponse> answer) {
        if (isThere(request.getChannelId(), answer)) {
            tell(
                    answer,
                    GetChannelResponse.newBuilder()
                            .setChannel(channel(request.getChannelId()))
                            .build());
        }
    }

    @Override
    public void updateChannel(UpdateChannelRequest request, StreamObserver<UpdateChannelResponse> answer) {
        Channel.Builder changed = channel(request.getChannelId()).toBuilder();
        if (request.hasTopic()) {
            changed.setTopic(request.getTopic());
        }
        if (request.hasParentId()) {
            changed.setParentId(request.getParentId());
        }
        if (request.hasTemporary()) {
            changed.setTemporary(request.getTemporary());
        }
        directory.put(request.getChannelId(), changed.build());
        tell(answer, UpdateChannelResponse.newBuilder().setChannel(changed).build());
        append(request.getChannelId(), ChannelFact.newBuilder().setUpdated(changed));
    }

    @Override
    public void deleteChannel(DeleteChannelRequest request, StreamObserver<DeleteChannelResponse> answer) {
        loopback.channels.remove(request.getChannelId());
        tell(answer, DeleteChannelResponse.newBuilder().setPosition("p").build());
    }

    @Override
    public void listChannels(ListChannelsRequest request, StreamObserver<ListChannelsResponse> answer) {
        ListChannelsResponse.Builder all = ListChannelsResponse.newBuilder();
        loopback.channels.keySet().stream().sorted().forEach(id -> all.addChannels(channel(id)));
        tell(answer, all.build());
    }

    @Override
    public void joinChannel(JoinChannelRequest request, StreamObserver<JoinChannelResponse> answer) {
        if (!isThere(request.getChannelId(), answer)) {
            return;
        }
        sit(request.getChannelId(), request.getSessionId());
        tell(
                answer,
                JoinChannelResponse.newBuilder()
                        .setChannel(channel(request.getChannelId()))
                        .setPosition("p")
                        .build());
        loopback.presence.channelChanged(Caller.now(), "", request.getChannelId());
    }

    @Override
    public void rejoinChannel(RejoinChannelRequest request, StreamObserver<RejoinChannelResponse> answer) {
        String last = lastChannel.get(Caller.now());
        if (last == null) {
            answer.onError(Refusal.of(
                    Code.NOT_FOUND, "no_last_channel", Caller.now() + " was in no channel that is still there"));
            return;
        }
        sit(last, request.getSessionId());
        tell(
                answer,
                RejoinChannelResponse.newBuilder()
                        .setChannel(channel(last))
                        .setPosition("p")
                        .build());
    }

    private void sit(String channel, String session) {
        loopback.addMember(Caller.now(), channel, session);
        lastChannel.put(Caller.now(), channel);
    }

    @Override
    public void leaveChannel(LeaveChannelRequest request, StreamObserver<LeaveChannelResponse> answer) {
        boolean was = loopback.channels
                        .getOrDefault(request.getChannelId(), new ConcurrentHashMap<>())
                        .remove(Caller.now())
                != null;
        tell(
                answer,
                LeaveChannelResponse.newBuilder().setPosition(was ? "p" : "").build());
        loopback.presence.channelChanged(Caller.now(), request.getChannelId(), "");
    }

    @Override
    public void listMembers(ListMembersRequest request, StreamObserver<ListMembersResponse> answer) {
        if (!isThere(request.getChannelId(), answer)) {
            return;
        }
        ListMembersResponse.Builder all = ListMembersResponse.newBuilder();
        loopback.channels
                .getOrDefault(request.getChannelId(), Map.of())
                .forEach((user, session) ->
                        all.addMembers(Member.newBuilder().setUserId(user).setSessionId(session)));
        tell(answer, all.build());
    }

    /** Positions are the number of facts so far. */
    @Override
    public synchronized void subscribeChannelEvents(
            SubscribeChannelEventsRequest request, StreamObserver<SubscribeChannelEventsResponse> answers) {
        boolean replay = !request.getPosition().isEmpty();
        int from = replay ? Integer.parseInt(request.getPosition()) : facts.size();
        answers.onNext(SubscribeChannelEventsResponse.newBuilder()
                .setPosition(Integer.toString(from))
                .setStarted(SubscriptionStarted.newBuilder()
                        .setMode(replay ? StartMode.START_MODE_REPLAY : StartMode.START_MODE_CURRENT))
                .build());
        for (int index = from; index < facts.size(); index++) {
            answers.onNext(part(index));
        }
        watchers.add(answers);
    }

    @Override
    synchronized void append(String channel, ChannelFact.Builder fact) {
        facts.add(fact.setChannelId(channel).setActorId(Caller.now()).build());
        watchers.forEach(watcher -> watcher.onNext(part(facts.size() - 1)));
    }

    private SubscribeChannelEventsResponse part(int index) {
        return SubscribeChannelEventsResponse.newBuilder()
                .setPosition(Integer.toString(index + 1))
                .setFact(facts.get(index))
                .build();
    }

    ChannelKind kindOf(String channel) {
        return channel(channel).getKind();
    }

    private Channel channel(String id) {
        @Nullable Channel known = directory.get(id);
        return (known == null ? Channel.newBuilder().setChannelId(id).setName(id) : known.toBuilder())
                .setMemberCount(loopback.channels.getOrDefault(id, Map.of()).size())
                .build();
    }

    private boolean isThere(String channel, StreamObserver<?> answer) {
        boolean there = loopback.channels.containsKey(channel);
        if (!there) {
            answer.onError(Refusal.of(Code.NOT_FOUND, "channel_not_found", "there is no channel " + channel));
        }
        return there;
    }
}
