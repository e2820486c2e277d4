package io.openspeak.voice.stream.grpc;

import io.grpc.ServerMethodDefinition;
import io.grpc.stub.ServerCalls;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.identity.grpc.GrpcCaller;
import io.openspeak.platform.streams.Answers;
import io.openspeak.voice.grpc.VoiceRpc;
import io.openspeak.voice.stream.ListenStreams;
import io.openspeak.voice.v1.UnsubscribeResponse;
import io.openspeak.voice.v1.VoiceServiceGrpc;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** {@code Unsubscribe}. */
@ApplicationScoped
public class UnsubscribeRpc implements VoiceRpc {

    private final ListenStreams streams;

    public UnsubscribeRpc(ListenStreams streams) {
        this.streams = streams;
    }

    @Override
    public ServerMethodDefinition<?, ?> definition() {
        return ServerMethodDefinition.create(
                VoiceServiceGrpc.getUnsubscribeMethod(), ServerCalls.asyncUnaryCall((request, call) -> {
                    UserId user = GrpcCaller.current().user();
                    Answers.send(call, () -> {
                        streams.end(user, new ChannelId(request.getChannelId()));
                        return Uni.createFrom().item(UnsubscribeResponse.getDefaultInstance());
                    });
                }));
    }
}
