package io.openspeak.voice.stream.grpc;

import io.grpc.ServerMethodDefinition;
import io.grpc.stub.ServerCalls;
import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.grpc.GrpcCaller;
import io.openspeak.platform.streams.Answers;
import io.openspeak.voice.grpc.VoiceRpc;
import io.openspeak.voice.stream.Publishers;
import io.openspeak.voice.v1.PublishResponse;
import io.openspeak.voice.v1.VoiceServiceGrpc;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** {@code Publish}. */
@ApplicationScoped
public class PublishRpc implements VoiceRpc {

    private final Publishers publishers;

    public PublishRpc(Publishers publishers) {
        this.publishers = publishers;
    }

    @Override
    public ServerMethodDefinition<?, ?> definition() {
        return ServerMethodDefinition.create(
                VoiceServiceGrpc.getPublishMethod(), ServerCalls.asyncUnaryCall((request, call) -> {
                    Caller caller = GrpcCaller.current();
                    Answers.send(
                            call,
                            () -> Uni.createFrom()
                                    .item(PublishResponse.newBuilder()
                                            .setListeners(publishers.publish(request.getFrame(), caller))
                                            .build()));
                }));
    }
}
