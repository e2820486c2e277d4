package io.openspeak.voice.quality.grpc;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.voice.quality.PeerQualities;
import io.openspeak.voice.relay.PodAnswers;
import io.openspeak.voice.relay.grpc.PeerCalls;
import io.openspeak.voice.routing.domain.Quality;
import io.openspeak.voice.stream.QualityMessages;
import io.openspeak.voice.v1.GetPodStreamQualityRequest;
import io.openspeak.voice.v1.GetPodStreamQualityResponse;
import io.openspeak.voice.v1.VoiceServiceGrpc;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Asks the other pods by {@code GetPodStreamQuality}. */
@ApplicationScoped
public class GrpcPeerQualities implements PeerQualities {

    private final PeerCalls peers;

    public GrpcPeerQualities(PeerCalls peers) {
        this.peers = peers;
    }

    @Override
    public Uni<PodAnswers<List<Quality>>> of(ChannelId channel, Optional<UserId> whose) {
        GetPodStreamQualityRequest question = GetPodStreamQualityRequest.newBuilder()
                .setChannelId(channel.value())
                .setUserId(whose.map(UserId::value).orElse(""))
                .build();
        return peers.ask(VoiceServiceGrpc.getGetPodStreamQualityMethod(), question, GrpcPeerQualities::streams);
    }

    private static List<Quality> streams(List<GetPodStreamQualityResponse> answer) {
        return answer.stream()
                .flatMap(part -> part.getStreamsList().stream())
                .map(QualityMessages::read)
                .toList();
    }
}
