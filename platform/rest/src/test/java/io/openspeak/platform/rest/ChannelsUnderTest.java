package io.openspeak.platform.rest;

import io.openspeak.channel.v1.Channel;
import io.openspeak.channel.v1.CreateChannelRequest;
import io.openspeak.channel.v1.CreateChannelResponse;
import io.openspeak.channel.v1.DeleteChannelRequest;
import io.openspeak.channel.v1.DeleteChannelResponse;
import io.openspeak.channel.v1.ExplainPermissionRequest;
import io.openspeak.channel.v1.ExplainPermissionResponse;
import io.openspeak.channel.v1.GetChannelRequest;
import io.openspeak.channel.v1.GetChannelResponse;
import io.openspeak.channel.v1.JoinChannelRequest;
import io.openspeak.channel.v1.JoinChannelResponse;
import io.openspeak.channel.v1.KickMemberRequest;
import io.openspeak.channel.v1.KickMemberResponse;
import io.openspeak.channel.v1.ListChannelsRequest;
import io.openspeak.channel.v1.ListChannelsResponse;
import io.openspeak.channel.v1.MutinyChannelServiceGrpc;
import io.openspeak.channel.v1.SetRulesRequest;
import io.openspeak.channel.v1.SetRulesResponse;
import io.openspeak.channel.v1.UpdateChannelRequest;
import io.openspeak.channel.v1.UpdateChannelResponse;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.IpAddress;
import io.openspeak.platform.identity.grpc.CallerAddress;
import io.openspeak.platform.identity.grpc.GrpcCaller;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** A service behind the routes: tells what it was asked, or breaks in the ways that its ids name. */
@GrpcService
public class ChannelsUnderTest extends MutinyChannelServiceGrpc.ChannelServiceImplBase {

    static final AtomicInteger WAITING = new AtomicInteger();

    @Override
    public Uni<GetChannelResponse> getChannel(GetChannelRequest request) {
        return switch (request.getChannelId()) {
            case "broken" -> throw new IllegalStateException("hunter2");
            case "broken-later" -> Uni.createFrom().failure(new IllegalStateException("hunter2"));
            case "nowhere" ->
                Uni.createFrom().failure(new Refusal(Reason.CHANNEL_NOT_FOUND, "There is no channel 'nowhere'."));
            case "busy" -> Uni.createFrom().failure(Refusal.limited("Too many questions.", Duration.ofMillis(1_500)));
            case "never" -> never();
            default ->
                Uni.createFrom()
                        .item(GetChannelResponse.newBuilder()
                                .setChannel(Channel.newBuilder()
                                        .setChannelId(request.getChannelId())
                                        .setName(GrpcCaller.current().user().value())
                                        .setTopic(CallerAddress.current()
                                                .map(IpAddress::value)
                                                .orElse("")))
                                .build());
        };
    }

    private static Uni<GetChannelResponse> never() {
        WAITING.incrementAndGet();
        return Uni.createFrom().nothing();
    }

    @Override
    public Uni<ListChannelsResponse> listChannels(ListChannelsRequest request) {
        return Uni.createFrom()
                .item(ListChannelsResponse.newBuilder()
                        .setNextPageToken(request.getPageSize() + "/" + request.getFilter())
                        .build());
    }

    /** Answers from another thread, as a store does. */
    @Override
    public Uni<CreateChannelResponse> createChannel(CreateChannelRequest request) {
        return Uni.createFrom()
                .item(() -> CreateChannelResponse.newBuilder()
                        .setChannel(Channel.newBuilder()
                                .setChannelId(request.getChannelId())
                                .setKindValue(request.getKindValue())
                                .addAllParticipants(request.getParticipantsList()))
                        .build())
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    @Override
    public Uni<UpdateChannelResponse> updateChannel(UpdateChannelRequest request) {
        return Uni.createFrom()
                .item(UpdateChannelResponse.newBuilder()
                        .setPosition(request.hasTopic() ? "topic '" + request.getTopic() + "'" : "no topic")
                        .build());
    }

    @Override
    public Uni<DeleteChannelResponse> deleteChannel(DeleteChannelRequest request) {
        return Uni.createFrom()
                .item(DeleteChannelResponse.newBuilder()
                        .setPosition(request.getChannelId() + " " + request.getReason())
                        .build());
    }

    @Override
    public Uni<SetRulesResponse> setRules(SetRulesRequest request) {
        return Uni.createFrom()
                .item(SetRulesResponse.newBuilder()
                        .setPosition(String.valueOf(request.getRulesList()))
                        .build());
    }

    @Override
    public Uni<ExplainPermissionResponse> explainPermission(ExplainPermissionRequest request) {
        return Uni.createFrom()
                .item(ExplainPermissionResponse.newBuilder()
                        .setAllowed(request.getRight().getNumber() > 0)
                        .build());
    }

    @Override
    public Uni<KickMemberResponse> kickMember(KickMemberRequest request) {
        return Uni.createFrom()
                .item(KickMemberResponse.newBuilder()
                        .setPosition(request.getChannelId() + "/" + request.getUserId())
                        .build());
    }

    @Override
    public Uni<JoinChannelResponse> joinChannel(JoinChannelRequest request) {
        return Uni.createFrom().item(JoinChannelResponse.getDefaultInstance());
    }
}
