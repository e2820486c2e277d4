package io.openspeak.platform.identity.grpc;

import io.openspeak.channel.v1.Channel;
import io.openspeak.channel.v1.GetChannelRequest;
import io.openspeak.channel.v1.GetChannelResponse;
import io.openspeak.channel.v1.MutinyChannelServiceGrpc;
import io.openspeak.channel.v1.SnapshotChannelsRequest;
import io.openspeak.channel.v1.SnapshotChannelsResponse;
import io.openspeak.platform.failures.Breakdown;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.identity.IpAddress;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A service behind the interceptors: answers with who called from where, keeps waiting, or breaks. */
@GrpcService
public class ChannelsUnderTest extends MutinyChannelServiceGrpc.ChannelServiceImplBase {

    /** Calls for the channel {@code slow}, which wait until a test answers them. */
    static final Queue<UniEmitter<? super GetChannelResponse>> SLOW = new ConcurrentLinkedQueue<>();

    @Override
    public Uni<GetChannelResponse> getChannel(GetChannelRequest request) {
        if (request.getChannelId().equals("broken")) {
            throw new IllegalStateException("hunter2");
        }
        if (request.getChannelId().equals("unreachable")) {
            return Uni.createFrom().failure(new Breakdown(Reason.UNAVAILABLE, new IllegalStateException("no store")));
        }
        if (request.getChannelId().equals("slow")) {
            return Uni.createFrom().<GetChannelResponse>emitter(call -> SLOW.add(call));
        }
        return Uni.createFrom()
                .item(GetChannelResponse.newBuilder()
                        .setChannel(Channel.newBuilder()
                                .setName(GrpcCaller.current().user().value())
                                .setTopic(CallerAddress.current()
                                        .map(IpAddress::value)
                                        .orElse("")))
                        .build());
    }

    @Override
    public Multi<SnapshotChannelsResponse> snapshotChannels(SnapshotChannelsRequest request) {
        return Multi.createFrom().failure(new IllegalStateException("hunter2"));
    }
}
