package io.openspeak.platform.identity.grpc;

import io.openspeak.channel.v1.Channel;
import io.openspeak.channel.v1.GetChannelRequest;
import io.openspeak.channel.v1.GetChannelResponse;
import io.openspeak.channel.v1.MutinyChannelServiceGrpc;
import io.openspeak.channel.v1.SnapshotChannelsRequest;
import io.openspeak.channel.v1.SnapshotChannelsResponse;
import io.openspeak.platform.identity.IpAddress;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** A service behind the interceptors: answers with who called from where, or breaks. */
@GrpcService
public class ChannelsUnderTest extends MutinyChannelServiceGrpc.ChannelServiceImplBase {

    @Override
    public Uni<GetChannelResponse> getChannel(GetChannelRequest request) {
        if (request.getChannelId().equals("broken")) {
            throw new IllegalStateException("hunter2");
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
