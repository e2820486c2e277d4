package io.openspeak.voice.catchup.grpc;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.voice.catchup.PeerBursts;
import io.openspeak.voice.catchup.domain.Burst;
import io.openspeak.voice.catchup.domain.BurstFrame;
import io.openspeak.voice.relay.PodAnswers;
import io.openspeak.voice.relay.grpc.PeerCalls;
import io.openspeak.voice.routing.domain.Ticker;
import io.openspeak.voice.v1.ListPodBurstsRequest;
import io.openspeak.voice.v1.ListPodBurstsResponse;
import io.openspeak.voice.v1.VoiceFrame;
import io.openspeak.voice.v1.VoiceServiceGrpc;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Asks the other pods by {@code ListPodBursts}. */
@ApplicationScoped
public class GrpcPeerBursts implements PeerBursts {

    private final PeerCalls peers;
    private final Ticker ticker;

    public GrpcPeerBursts(PeerCalls peers, Ticker ticker) {
        this.peers = peers;
        this.ticker = ticker;
    }

    @Override
    public Uni<PodAnswers<List<Burst>>> last(ChannelId channel, int most) {
        ListPodBurstsRequest question = ListPodBurstsRequest.newBuilder()
                .setChannelId(channel.value())
                .setLast(most)
                .build();
        return peers.ask(VoiceServiceGrpc.getListPodBurstsMethod(), question, answer -> bursts(answer, ticker.nanos()));
    }

    private static List<Burst> bursts(List<ListPodBurstsResponse> answer, long now) {
        return answer.stream()
                .filter(part -> part.getFramesCount() > 0)
                .collect(Collectors.groupingBy(ListPodBurstsResponse::getBurst, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(parts -> burst(parts, now))
                .toList();
    }

    private static Burst burst(List<ListPodBurstsResponse> parts, long now) {
        ListPodBurstsResponse any = parts.getFirst();
        VoiceFrame first = any.getFrames(0);
        List<BurstFrame> frames = parts.stream()
                .flatMap(part -> part.getFramesList().stream())
                .map(BurstFrames::read)
                .toList();
        return new Burst(
                new UserId(first.getSpeakerId()),
                first.getStream(),
                now - TimeUnit.MILLISECONDS.toNanos(any.getBegunAgoMs()),
                now - TimeUnit.MILLISECONDS.toNanos(any.getEndedAgoMs()),
                frames);
    }
}
