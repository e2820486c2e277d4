package io.openspeak.voice.stream;

import io.openspeak.platform.identity.PodId;
import io.openspeak.voice.routing.domain.Quality;
import io.openspeak.voice.v1.StreamQuality;
import java.util.List;

/** Quality in the words of the contract. */
public final class QualityMessages {

    private QualityMessages() {}

    /** These streams of that pod. */
    public static List<StreamQuality> of(List<Quality> streams, PodId pod) {
        return streams.stream().map(stream -> of(stream, pod)).toList();
    }

    private static StreamQuality of(Quality stream, PodId pod) {
        return StreamQuality.newBuilder()
                .setUserId(stream.user().value())
                .setChannelId(stream.channel().value())
                .setSending(stream.sending())
                .setFrames(stream.frames())
                .setLost(stream.lost())
                .setLate(stream.late())
                .setDropped(stream.dropped())
                .setJitterMs(stream.jitterMillis())
                .setDelayP50Ms(stream.delayP50Millis())
                .setDelayP99Ms(stream.delayP99Millis())
                .setPod(pod.value())
                .build();
    }
}
