package io.openspeak.voice.quality;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.voice.relay.PodAnswers;
import io.openspeak.voice.routing.domain.Quality;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/** Quality of streams as the other voice pods tell it. */
public interface PeerQualities {

    /**
     * Asks all of them.
     *
     * @param whose empty: everybody's
     */
    Uni<PodAnswers<List<Quality>>> of(ChannelId channel, Optional<UserId> whose);
}
