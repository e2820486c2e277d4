package io.openspeak.voice.quality.grpc;

import io.grpc.ServerMethodDefinition;
import io.grpc.stub.ServerCalls;
import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.PodId;
import io.openspeak.platform.identity.grpc.GrpcCaller;
import io.openspeak.platform.streams.Answers;
import io.openspeak.voice.grpc.VoiceRpc;
import io.openspeak.voice.quality.StreamQualities;
import io.openspeak.voice.relay.PodAnswers;
import io.openspeak.voice.routing.domain.Quality;
import io.openspeak.voice.stream.QualityMessages;
import io.openspeak.voice.v1.GetStreamQualityRequest;
import io.openspeak.voice.v1.GetStreamQualityResponse;
import io.openspeak.voice.v1.VoiceServiceGrpc;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** {@code GetStreamQuality}. */
@ApplicationScoped
public class StreamQualityRpc implements VoiceRpc {

    private final StreamQualities qualities;

    public StreamQualityRpc(StreamQualities qualities) {
        this.qualities = qualities;
    }

    @Override
    public ServerMethodDefinition<?, ?> definition() {
        return ServerMethodDefinition.create(
                VoiceServiceGrpc.getGetStreamQualityMethod(), ServerCalls.asyncUnaryCall((request, call) -> {
                    Caller caller = GrpcCaller.current();
                    Answers.send(call, () -> answer(request, caller));
                }));
    }

    private Uni<GetStreamQualityResponse> answer(GetStreamQualityRequest request, Caller caller) {
        return qualities.of(new ChannelId(request.getChannelId()), caller).map(StreamQualityRpc::message);
    }

    private static GetStreamQualityResponse message(PodAnswers<List<Quality>> pods) {
        GetStreamQualityResponse.Builder message = GetStreamQualityResponse.newBuilder();
        pods.answers().forEach((pod, streams) -> message.addAllStreams(QualityMessages.of(streams, pod)));
        pods.missing().stream().map(PodId::value).forEach(message::addMissingPods);
        return message.build();
    }
}
