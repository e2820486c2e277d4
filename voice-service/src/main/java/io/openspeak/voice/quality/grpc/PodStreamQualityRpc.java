package io.openspeak.voice.quality.grpc;

import io.grpc.ServerMethodDefinition;
import io.grpc.stub.ServerCalls;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.PodId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.streams.Answers;
import io.openspeak.voice.grpc.VoiceRpc;
import io.openspeak.voice.quality.StreamQualities;
import io.openspeak.voice.stream.QualityMessages;
import io.openspeak.voice.v1.GetPodStreamQualityRequest;
import io.openspeak.voice.v1.GetPodStreamQualityResponse;
import io.openspeak.voice.v1.VoiceServiceGrpc;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** {@code GetPodStreamQuality}: what another pod, which knows what its caller may see, asks of this one. */
@ApplicationScoped
public class PodStreamQualityRpc implements VoiceRpc {

    private final StreamQualities qualities;
    private final PodId self;

    public PodStreamQualityRpc(StreamQualities qualities, PodId self) {
        this.qualities = qualities;
        this.self = self;
    }

    @Override
    public ServerMethodDefinition<?, ?> definition() {
        return ServerMethodDefinition.create(
                VoiceServiceGrpc.getGetPodStreamQualityMethod(),
                ServerCalls.asyncUnaryCall((request, call) -> Answers.send(call, () -> answer(request))));
    }

    private Uni<GetPodStreamQualityResponse> answer(GetPodStreamQualityRequest request) {
        Optional<UserId> whose =
                Optional.of(request.getUserId()).filter(user -> !user.isEmpty()).map(UserId::new);
        return qualities
                .here(new ChannelId(request.getChannelId()), whose)
                .map(streams -> GetPodStreamQualityResponse.newBuilder()
                        .addAllStreams(QualityMessages.of(streams, self))
                        .build());
    }
}
