package io.openspeak.voice.catchup.grpc;

import io.grpc.ServerMethodDefinition;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.ServerCalls;
import io.openspeak.platform.failures.grpc.GrpcFailures;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.PodId;
import io.openspeak.platform.identity.grpc.GrpcCaller;
import io.openspeak.platform.streams.Answers;
import io.openspeak.voice.catchup.SayAgain;
import io.openspeak.voice.grpc.VoiceRpc;
import io.openspeak.voice.v1.ListBurstsRequest;
import io.openspeak.voice.v1.ListBurstsResponse;
import io.openspeak.voice.v1.VoiceFrame;
import io.openspeak.voice.v1.VoiceServiceGrpc;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** {@code ListBursts}: a burst is one message, or several with the same number if it is long. */
@ApplicationScoped
public class ListBurstsRpc implements VoiceRpc {

    private final SayAgain sayAgain;

    public ListBurstsRpc(SayAgain sayAgain) {
        this.sayAgain = sayAgain;
    }

    @Override
    public ServerMethodDefinition<?, ?> definition() {
        return ServerMethodDefinition.create(
                VoiceServiceGrpc.getListBurstsMethod(),
                ServerCalls.asyncServerStreamingCall(
                        (request, call) -> Answers.stream(call, stream -> answer(request, stream))));
    }

    private void answer(ListBurstsRequest request, ServerCallStreamObserver<ListBurstsResponse> stream) {
        sayAgain.last(
                        new ChannelId(request.getChannelId()),
                        GrpcCaller.current().user(),
                        request.getLast())
                .subscribe()
                .with(said -> send(said, stream), failure -> stream.onError(GrpcFailures.toStatus(failure)));
    }

    private static void send(SayAgain.Said said, ServerCallStreamObserver<ListBurstsResponse> stream) {
        if (stream.isCancelled()) {
            // While the other pods were asked.
            return;
        }
        for (int place = 0; place < said.bursts().size(); place++) {
            int number = place + 1;
            BurstFrames.parts(said.bursts().get(place)).forEach(part -> stream.onNext(part(number, part)));
        }
        if (!said.missing().isEmpty()) {
            stream.onNext(ListBurstsResponse.newBuilder()
                    .addAllMissingPods(said.missing().stream().map(PodId::value).toList())
                    .build());
        }
        stream.onCompleted();
    }

    private static ListBurstsResponse part(int number, List<VoiceFrame> frames) {
        return ListBurstsResponse.newBuilder()
                .setBurst(number)
                .addAllFrames(frames)
                .build();
    }
}
