package io.openspeak.voice.quality;

import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.PodId;
import io.openspeak.platform.identity.Role;
import io.openspeak.platform.identity.UserId;
import io.openspeak.voice.loop.EventLoops;
import io.openspeak.voice.relay.PodAnswers;
import io.openspeak.voice.routing.NotAMember;
import io.openspeak.voice.routing.domain.Membership;
import io.openspeak.voice.routing.domain.Quality;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Quality of the streams of a channel: one's own for its members, all of them for moderators. */
@ApplicationScoped
public class StreamQualities {

    private final EventLoops loops;
    private final Membership membership;
    private final PeerQualities peers;
    private final PodId self;

    public StreamQualities(EventLoops loops, Membership membership, PeerQualities peers, PodId self) {
        this.loops = loops;
        this.membership = membership;
        this.peers = peers;
        this.self = self;
    }

    /** What the caller may see of a channel's streams, on whatever voice pod. */
    public Uni<PodAnswers<List<Quality>>> of(ChannelId channel, Caller caller) {
        boolean all = caller.moderates() || caller.has(Role.SERVICE);
        if (!all && membership.find(channel, caller.user()) == null) {
            throw NotAMember.of(channel.value());
        }
        Optional<UserId> whose = all ? Optional.empty() : Optional.of(caller.user());
        return peers.of(channel, whose).chain(others -> here(channel, whose).map(own -> others.with(self, own)));
    }

    /**
     * A channel's streams on this pod.
     *
     * @param whose empty: everybody's
     */
    public Uni<List<Quality>> here(ChannelId channel, Optional<UserId> whose) {
        return loops.quality()
                .map(streams -> streams.stream()
                        .filter(stream -> stream.channel().equals(channel))
                        .filter(stream -> whose.isEmpty() || whose.get().equals(stream.user()))
                        .toList());
    }
}
