package io.openspeak.voice.stream;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.PodId;
import io.openspeak.platform.identity.UserId;
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

    /** One stream, as another pod tells of it. */
    public static Quality read(StreamQuality stream) {
        return new Quality(
                new UserId(stream.getUserId()),
                new ChannelId(stream.getChannelId()),
                stream.getSending(),
                stream.getFrames(),
                stream.getLost(),
                stream.getLate(),
                stream.getDropped(),
                stream.getJitterMs(),
                stream.getDelayP50Ms(),
                stream.getDelayP99Ms());
    }
}
