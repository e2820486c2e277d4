package io.openspeak.voice.catchup;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.voice.catchup.domain.Burst;
import io.openspeak.voice.relay.PodAnswers;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Bursts as the other voice pods heard them. */
public interface PeerBursts {

    /** Asks all of them for their last ones, with times of this pod's clock. */
    Uni<PodAnswers<List<Burst>>> last(ChannelId channel, int most);
}
