package io.openspeak.voice.catchup.grpc;

import io.grpc.ServerMethodDefinition;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.ServerCalls;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.streams.Answers;
import io.openspeak.voice.catchup.CatchUp;
import io.openspeak.voice.catchup.domain.Burst;
import io.openspeak.voice.grpc.VoiceRpc;
import io.openspeak.voice.routing.domain.Ticker;
import io.openspeak.voice.v1.ListPodBurstsRequest;
import io.openspeak.voice.v1.ListPodBurstsResponse;
import io.openspeak.voice.v1.VoiceFrame;
import io.openspeak.voice.v1.VoiceServiceGrpc;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code ListPodBursts}: what another pod, which knows what its caller may hear, asks of this one. */
@ApplicationScoped
public class ListPodBurstsRpc implements VoiceRpc {

    private final CatchUp catchUp;
    private final Ticker ticker;

    public ListPodBurstsRpc(CatchUp catchUp, Ticker ticker) {
        this.catchUp = catchUp;
        this.ticker = ticker;
    }

    @Override
    public ServerMethodDefinition<?, ?> definition() {
        return ServerMethodDefinition.create(
                VoiceServiceGrpc.getListPodBurstsMethod(),
                ServerCalls.asyncServerStreamingCall(
                        (request, call) -> Answers.stream(call, stream -> answer(request, stream))));
    }

    private void answer(ListPodBurstsRequest request, ServerCallStreamObserver<ListPodBurstsResponse> stream) {
        List<Burst> bursts = catchUp.last(new ChannelId(request.getChannelId()), request.getLast());
        long now = ticker.nanos();
        for (int place = 0; place < bursts.size(); place++) {
            Burst burst = bursts.get(place);
            for (List<VoiceFrame> part : BurstFrames.parts(burst)) {
                stream.onNext(ListPodBurstsResponse.newBuilder()
                        .setBurst(place + 1)
                        .setBegunAgoMs(TimeUnit.NANOSECONDS.toMillis(now - burst.begunAt()))
                        .setEndedAgoMs(TimeUnit.NANOSECONDS.toMillis(now - burst.endedAt()))
                        .addAllFrames(part)
                        .build());
            }
        }
        stream.onCompleted();
    }
}
