package io.openspeak.voice.catchup.grpc;

import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.ServerMethodDefinition;
import io.grpc.stub.ServerCalls;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.grpc.GrpcCaller;
import io.openspeak.platform.streams.Answers;
import io.openspeak.voice.catchup.CatchUp;
import io.openspeak.voice.catchup.domain.Burst;
import io.openspeak.voice.grpc.VoiceRpc;
import io.openspeak.voice.v1.ListBurstsRequest;
import io.openspeak.voice.v1.ListBurstsResponse;
import io.openspeak.voice.v1.OpenVoiceResponse;
import io.openspeak.voice.v1.VoiceServiceGrpc;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.IntStream;

/** {@code ListBursts}: a burst is one message, or several with the same number if it is long. */
@ApplicationScoped
public class ListBurstsRpc implements VoiceRpc {

    private static final int FRAMES_A_MESSAGE = 500;

    private final CatchUp catchUp;

    public ListBurstsRpc(CatchUp catchUp) {
        this.catchUp = catchUp;
    }

    @Override
    public ServerMethodDefinition<?, ?> definition() {
        return ServerMethodDefinition.create(
                VoiceServiceGrpc.getListBurstsMethod(),
                ServerCalls.asyncServerStreamingCall((request, call) -> Answers.stream(call, stream -> {
                    bursts(request).forEach(burst -> parts(burst).forEach(stream::onNext));
                    stream.onCompleted();
                })));
    }

    private List<Burst> bursts(ListBurstsRequest request) {
        return catchUp.last(
                new ChannelId(request.getChannelId()), GrpcCaller.current().user(), request.getLast());
    }

    private static List<ListBurstsResponse> parts(Burst burst) {
        List<byte[]> packets = burst.packets();
        return IntStream.range(0, (packets.size() + FRAMES_A_MESSAGE - 1) / FRAMES_A_MESSAGE)
                .mapToObj(part -> part(
                        burst.number(),
                        packets.subList(
                                part * FRAMES_A_MESSAGE, Math.min(packets.size(), (part + 1) * FRAMES_A_MESSAGE))))
                .toList();
    }

    private static ListBurstsResponse part(int number, List<byte[]> packets) {
        ListBurstsResponse.Builder part = ListBurstsResponse.newBuilder().setBurst(number);
        for (byte[] packet : packets) {
            try {
                part.addAllFrames(OpenVoiceResponse.parseFrom(packet).getFramesList());
            } catch (InvalidProtocolBufferException impossible) {
                throw new IllegalStateException("a frame of ours can't be read", impossible);
            }
        }
        return part.build();
    }
}
